package manuscript

// mainHeadings are the words by which a section names its role. Keys are folded by foldHeading.
var mainHeadings = spread(map[Role][]string{
	RoleAbstract: {"abstract", "structured abstract", "abstracts", "extended abstract", "summary", "executive summary", "key points",
		"key results", "key result", "summary statement", "highlights", "research highlights", "author summary", "plain language summary", "lay summary",
		"significance statement", "in brief", "strengths and limitations of this study"},
	RoleIntroduction: {"introduction", "background", "introduction and background", "background and introduction", "rationale",
		"clinical background", "background and purpose", "background and aims", "introduction and motivation", "motivation",
		"background and rationale", "background and objectives", "background and significance", "background/aims", "rationale and objectives", "purpose of the study"},
	RoleRelatedWork: {"related work", "related works", "literature review", "literature survey", "review of literature",
		"review of the literature", "previous work", "previous works", "prior work", "prior art", "related research", "related literature",
		"related studies", "state of the art", "state-of-the-art", "background and related work", "evidence before this study",
		"previous studies", "prior studies", "existing work", "existing methods", "comparison with previous studies"},
	RoleMethods: {"methods", "method", "methodology", "methodologies", "materials and methods", "material and methods",
		"materials and method", "material and method", "methods and materials", "materials & methods", "patients and methods",
		"patients and method", "subjects and methods", "participants and methods", "methods and patients", "data and methods",
		"methods and data", "research design and methods", "experimental methods", "experimental section", "study methods", "research methods", "material",
		"materials", "online methods", "star methods", "methods summary", "methods and analysis", "method and materials",
		"design and methods", "methods and design", "materials and experiments", "population and methods", "experimental procedures",
		"materials, methods"},
	RoleResults: {"results", "result", "findings", "main findings of the study", "results and analysis", "result analysis", "results analysis",
		"analysis of results", "experimental results", "experiment results", "experimental result", "experiments and results",
		"experiment and results", "experiments & results", "numerical results", "results and evaluation", "evaluation results", "evaluation and results",
		"experimental results and analysis", "results and experiments", "test results", "simulation results", "research findings"},
	RoleDiscussion: {"discussion", "discussions", "general discussion", "comment", "comments", "interpretation", "discussion and implications",
		"discussion and outlook", "analysis and discussion"},
	RoleConclusion: {"conclusion", "conclusions", "concluding remarks", "concluding remark", "final remarks", "conclusions and outlook",
		"conclusion and outlook", "conclusion and perspectives", "conclusions and relevance", "closing remarks", "take home message", "summary and conclusion", "summary and conclusions",
		"conclusion and summary"},
	RoleLimitations: {"limitations", "limitation", "study limitations", "limitations of the study", "limitations of this study",
		"strengths and limitations", "strengths and weaknesses", "strengths and limitations of the study", "limitations and strengths", "threats to validity",
		"limitations and future work", "limitations and future directions", "strengths", "weaknesses", "limitations of the work"},
	RoleFuture: {"future work", "future works", "future directions", "future direction", "future research", "future perspectives", "outlook",
		"future scope", "perspectives", "future studies", "next steps"},
	RoleFunding: {"funding", "funding statement", "funding information", "funding sources", "funding source", "financial support",
		"sources of funding", "source of funding", "financial disclosure", "financial disclosure statement", "grant support", "grants",
		"funding acknowledgement", "funding acknowledgements", "funding acknowledgment", "role of the funding source", "role of the funder",
		"role of funder", "role of the funders", "role of the sponsor", "role of funding source", "role of the funder/sponsor", "support", "sponsor", "sponsorship",
		"funding/support", "financial support and sponsorship", "source of support", "sources of support", "grant information", "grant", "funding and support"},
	RoleConflicts: {"conflict of interest", "conflicts of interest", "conflict of interests", "conflicts of interests", "competing interest",
		"competing interests", "competing financial interests", "disclosure", "disclosures", "author disclosures", "declaration of competing interest", "declaration of competing interests",
		"declaration of interest", "declaration of interests", "declarations of interest", "declaration of conflicting interests",
		"conflict of interest statement", "conflict-of-interest", "conflict of interest disclosure", "conflict of interest disclosures",
		"potential conflicts of interest", "statement of interests", "interests", "disclosure statement", "conflicting interests", "duality of interest"},
	RoleDataAvailability: {"data availability", "data availability statement", "data sharing", "data sharing statement", "data sharing plan",
		"availability of data and materials", "availability of data and material", "availability of data", "data accessibility",
		"data access", "data and materials availability", "data and code availability", "code and data availability", "data and software availability", "data and code availability statement",
		"availability of data and code", "data, code, and materials availability", "availability statement", "data statement", "data archiving", "data and material availability",
		"data and materials", "availability of supporting data", "research data", "data and model availability"},
	RoleCodeAvailability: {"code availability", "code availability statement", "software availability", "availability of code",
		"source code", "code", "code sharing", "model availability", "code and model availability", "availability of source code", "code repository"},
	RoleEthics: {"ethics", "ethics statement", "ethical approval", "ethics approval", "ethical considerations", "ethical statement",
		"ethical aspects", "ethics approval and consent to participate", "ethical approval and consent to participate", "ethics declarations",
		"ethics declaration", "institutional review board statement", "institutional review board approval", "institutional review board", "irb", "irb approval", "irb statement",
		"informed consent", "informed consent statement", "patient consent", "consent to participate", "ethics and consent", "consent",
		"compliance with ethical standards", "compliance with ethics guidelines", "statement of ethics", "ethical standards", "research ethics",
		"human subjects", "human ethics", "ethics committee approval", "ethical compliance", "protection of human and animal subjects", "human and animal rights", "statement of human and animal rights",
		"patient consent for publication", "ethics and informed consent", "ethical approval statement"},
	RoleRegistration: {"trial registration", "registration", "trial registration number", "clinical trial registration", "study registration",
		"protocol registration", "registration number", "clinical trial registration number", "clinicaltrials gov identifier", "registration and protocol", "trial registry", "study protocol and registration",
		"protocol and registration"},
	RoleContributions: {"author contributions", "authors' contributions", "author's contributions", "authors contributions",
		"author contribution", "authors' contribution", "contributions of authors", "contributorship", "contributors", "contributor information",
		"credit authorship contribution statement", "credit author statement", "credit", "author contributions statement", "author contribution statement", "credit statement",
		"contributorship statement", "guarantor", "guarantors", "guarantors of integrity of entire study", "authorship contributions", "credit authorship contribution"},
	RoleAcknowledgements: {"acknowledgements", "acknowledgments", "acknowledgement", "acknowledgment", "thanks", "acknowledgements and funding"},
	RoleReferences: {"references", "reference", "bibliography", "literature cited", "works cited", "reference list", "list of references",
		"references and notes", "cited literature", "literature", "cited references"},
	RoleSupplement: {"appendix", "appendices", "supplement", "supplements", "supplementary", "supplementary material", "supplementary materials",
		"supplemental material", "supplemental materials", "supplementary information", "supplemental information", "supporting information",
		"supplementary data", "supplementary files", "additional file", "additional files", "electronic supplementary material", "online supplement", "web extra material",
		"supporting material", "extended data", "multimedia appendix", "online appendix", "annex", "supplementary appendix"},
	RoleTitle: {"title", "title page", "key words", "keywords", "index terms", "authors", "author information", "affiliations", "author affiliations", "corresponding author", "running title", "article information"},
})

// subHeadings name a part of a role. Below a section about something else they take its role.
var subHeadings = spread(map[Role][]string{
	RoleIntroduction: {"purpose", "objective", "objectives", "aim", "aims", "aim of the study", "aims and objectives", "importance", "study rationale", "problem statement",
		"problem definition", "research question", "research questions", "hypothesis", "hypotheses", "contributions", "our contributions", "context", "clinical context", "clinical relevance",
		"study objectives", "purpose/objectives", "goal", "goals", "contribution", "main contributions"},
	RoleMethods: {"study design", "design", "setting", "settings", "participants", "patients", "subjects", "study population", "population",
		"study participants", "patient population", "patient selection", "patient cohort", "patient cohorts", "cohort", "cohorts", "study cohort", "study cohorts", "sample", "case selection",
		"dataset", "datasets", "data set", "data sets", "data", "the dataset", "the data", "data description", "dataset description", "description of the dataset", "image data", "imaging data", "clinical data",
		"data acquisition", "image acquisition", "imaging", "imaging protocol", "imaging protocols", "image acquisition protocol", "mri acquisition", "ct acquisition", "mr imaging", "ct protocol",
		"data collection", "data sources", "data source", "sources of data", "data preparation", "dataset preparation", "data processing", "image processing", "data preprocessing",
		"data pre-processing", "preprocessing", "pre-processing", "image preprocessing", "image pre-processing", "preprocessing steps", "data augmentation", "augmentation",
		"data partitions", "data partition", "data split", "data splits", "data splitting", "dataset split", "data partitioning", "partitions",
		"annotation", "annotations", "data annotation", "image annotation", "labeling", "labelling", "data labeling", "labels", "ground truth", "ground truth definition", "reference standard", "reference standards", "reference test", "index test",
		"image annotations", "image labeling", "image review", "image interpretation", "image analysis", "data analysis", "manual segmentation", "network architecture",
		"network architectures", "model architecture", "model architectures", "architecture", "architectures", "model", "models", "the model", "the models", "proposed model", "our model", "network", "the network", "proposed network",
		"proposed method", "proposed methods", "the proposed method", "proposed methodology", "proposed approach", "proposed system", "proposed framework", "our method", "our approach", "approach", "proposed work",
		"model development", "model design", "model description", "model building", "deep learning model", "deep learning models", "deep learning", "deep learning algorithm", "algorithm", "algorithms", "ai system", "ai model", "ai algorithm", "ai software", "deep learning method", "deep learning methods",
		"system overview", "overview of the method", "method overview", "framework", "system description", "neural network", "convolutional neural network", "convolutional neural networks", "transfer learning",
		"implementation", "implementation details", "implementation detail", "training", "training details", "training procedure", "training strategy", "model training", "training and validation", "training the network", "training the model", "training of the network", "training of the model", "training protocol", "network training", "training setup", "training process",
		"training and implementation details", "software", "hardware", "hardware and software", "software and hardware", "loss function", "loss functions", "loss", "optimization", "hyperparameters", "hyperparameter tuning", "hyperparameter optimization", "model selection", "ensembling", "ensemble",
		"cross-validation", "cross validation", "validation", "external validation", "internal validation", "testing", "model evaluation", "model validation", "feature extraction", "feature selection", "classification", "segmentation", "classifier", "classifiers",
		"postprocessing", "post-processing", "inference", "explainability", "interpretability", "visualization", "uncertainty estimation", "radiomics", "radiomic features", "reader study", "observer study", "reader study design",
		"statistical analysis", "statistical analyses", "statistics", "statistical methods", "statistical method", "statistical considerations", "statistical evaluation", "sample size", "sample size calculation", "sample size estimation", "power analysis", "power calculation",
		"experiments", "experiment", "experimental setup", "experimental set-up", "experimental setting", "experimental settings", "experimental design", "experimental details", "experiment setup", "experiment settings", "experimental protocol", "experimental evaluation", "experimental validation", "setup", "numerical experiments",
		"evaluation", "evaluation metrics", "evaluation metric", "evaluation measures", "evaluation criteria", "evaluation method", "evaluation methods", "evaluation protocol", "metrics", "performance metrics", "performance measures", "performance evaluation", "performance evaluation metrics", "quantitative evaluation metrics", "outcome", "outcomes", "outcome measures", "outcome measure", "measures", "measurements",
		"main outcomes and measures", "main outcome measures", "main outcome measure", "main outcomes", "primary outcome", "primary outcomes", "secondary outcomes", "secondary outcome", "primary outcome measure", "secondary outcome measures", "primary endpoint", "primary end points", "secondary end points", "intervention", "interventions", "procedure", "procedures", "randomization", "randomisation", "blinding", "masking", "randomization and masking", "randomisation and masking",
		"randomization and blinding", "recruitment", "eligibility", "eligibility criteria", "inclusion criteria", "exclusion criteria", "inclusion and exclusion criteria", "selection criteria", "trial design", "study setting", "study procedures", "study protocol", "protocol", "design, setting, and participants", "design setting and participants", "settings and participants", "setting and participants", "study design and participants", "study design and setting", "study design and population", "assessments", "assessment", "variables", "definitions", "missing data", "subgroup analysis", "sensitivity analysis", "sensitivity analyses", "de-identification", "deidentification", "quality control", "baselines", "comparison methods", "compared methods", "workflow", "pipeline", "overview", "notation", "theory", "problem formulation", "data availability and preprocessing", "study overview", "exposures", "tasks", "task"},
	RoleResults: {"performance", "model performance", "ablation", "ablation study", "ablation studies", "ablation experiments", "ablations", "quantitative results", "qualitative results", "main results", "main result",
		"classification results", "segmentation results", "detection results", "results on test set", "comparison with state of the art", "comparison with the state of the art", "comparison with state-of-the-art", "comparison with state-of-the-art methods", "comparison to state of the art", "comparison with other methods", "comparison to radiologists", "comparison with radiologists",
		"baseline characteristics", "patient characteristics", "participant characteristics", "demographics", "study characteristics", "cohort characteristics", "characteristics of the study population", "error analysis", "failure analysis", "analysis of failures", "failure cases", "diagnostic performance", "benchmark results", "performance comparison", "quantitative analysis", "qualitative analysis", "participant flow", "results of the reader study", "adverse events", "principal findings"},
	RoleConclusion: {"implications", "clinical implications", "relevance", "meaning", "implications of all the available evidence"},
	RoleDiscussion: {"implications for practice", "meaning of the study", "comparison with other studies", "broader impact", "broader impacts", "broader impact statement", "impact statement", "societal impact", "clinical significance"},
})

// alsoHeadings gives whole phrases a second role.
var alsoHeadings = map[string][]Role{
	"experiments": {RoleResults}, "experiment": {RoleResults}, "numerical experiments": {RoleResults},
	"evaluation": {RoleResults}, "experimental evaluation": {RoleResults}, "experimental validation": {RoleResults},
	"validation": {RoleResults}, "external validation": {RoleResults}, "performance evaluation": {RoleResults},
	"experiments and results": {RoleMethods}, "experiment and results": {RoleMethods}, "experiments & results": {RoleMethods},
	"results and experiments": {RoleMethods}, "results and evaluation": {RoleMethods}, "evaluation and results": {RoleMethods},
	"data and code availability": {RoleCodeAvailability}, "code and data availability": {RoleCodeAvailability}, "data and code availability statement": {RoleCodeAvailability},
	"data and software availability": {RoleCodeAvailability}, "availability of data and code": {RoleCodeAvailability},
	"data, code, and materials availability": {RoleCodeAvailability}, "availability statement": {RoleCodeAvailability}, "data and model availability": {RoleCodeAvailability},
	"availability of data and materials": {RoleCodeAvailability},
	"financial disclosure":               {RoleConflicts}, "financial disclosure statement": {RoleConflicts},
	"limitations and future work": {RoleFuture}, "limitations and future directions": {RoleFuture},
	"conclusions and outlook": {RoleFuture}, "conclusion and outlook": {RoleFuture}, "conclusion and perspectives": {RoleFuture},
	"background and related work": {RoleIntroduction}, "acknowledgements and funding": {RoleFunding},
	"comparison with previous studies": {RoleDiscussion}, "comparison with other studies": {RoleRelatedWork},
	"analysis and discussion": {RoleResults}, "discussion and outlook": {RoleFuture},
	"compliance with ethical standards": {RoleConflicts, RoleFunding}, "protocol and registration": {RoleMethods},
	"registration and protocol": {RoleMethods}, "contributors": {RoleAcknowledgements},
}

// headingHint is a phrase that points to a role wherever it stands in a heading.
type headingHint struct {
	words string
	role  Role
	also  []Role
}

// headingHints are tried in order. A leading or trailing space in the words is a word's border.
var headingHints = []headingHint{
	{" conflict of interest", RoleConflicts, nil}, {" conflicts of interest", RoleConflicts, nil}, {" competing interest", RoleConflicts, nil}, {" competing int", RoleConflicts, nil},
	{" conflicting interest", RoleConflicts, nil}, {" declaration of interest", RoleConflicts, nil},
	{" data and code availability", RoleDataAvailability, []Role{RoleCodeAvailability}},
	{" availability of data", RoleDataAvailability, nil}, {" data availability", RoleDataAvailability, nil}, {" data sharing", RoleDataAvailability, nil},
	{" code availability", RoleCodeAvailability, nil}, {" availability of code", RoleCodeAvailability, nil},
	{" funding", RoleFunding, nil}, {" financial support", RoleFunding, nil}, {" funder", RoleFunding, nil},
	{" acknowledgement", RoleAcknowledgements, nil}, {" acknowledgment", RoleAcknowledgements, nil},
	{" author contribution", RoleContributions, nil}, {" authors' contribution", RoleContributions, nil}, {" credit author", RoleContributions, nil},
	{" trial registration", RoleRegistration, nil}, {" registration number", RoleRegistration, nil},
	{" ethics ", RoleEthics, nil}, {" ethical ", RoleEthics, nil}, {" institutional review board", RoleEthics, nil}, {" informed consent", RoleEthics, nil}, {" regulatory approval", RoleEthics, nil},
	{" supplementary ", RoleSupplement, nil}, {" supplemental ", RoleSupplement, nil}, {" supporting information", RoleSupplement, nil}, {" appendix ", RoleSupplement, nil}, {" additional file", RoleSupplement, nil}, {" multimedia appendix", RoleSupplement, nil},
	{" related work", RoleRelatedWork, nil}, {" literature review", RoleRelatedWork, nil}, {" previous work", RoleRelatedWork, nil}, {" prior work", RoleRelatedWork, nil},
	{" limitations", RoleLimitations, nil}, {" limitation ", RoleLimitations, nil},
	{" future work", RoleFuture, nil}, {" future direction", RoleFuture, nil}, {" future research", RoleFuture, nil},
	{" conclusion", RoleConclusion, nil}, {" concluding ", RoleConclusion, nil}, {" discussion", RoleDiscussion, nil},
	{" statistical ", RoleMethods, nil}, {" sample size", RoleMethods, nil}, {" experimental setup", RoleMethods, nil}, {" implementation detail", RoleMethods, nil},
	{" materials and methods", RoleMethods, nil}, {" ablation", RoleResults, nil}, {" results", RoleResults, nil}, {" performance of ", RoleResults, nil}, {" findings", RoleResults, nil},
	{" comparison with ", RoleResults, nil}, {" comparison to ", RoleResults, nil}, {" characteristics", RoleResults, nil},
	{" dataset", RoleMethods, nil}, {" data set", RoleMethods, nil}, {" acquisition", RoleMethods, nil}, {" preprocessing", RoleMethods, nil}, {" pre-processing", RoleMethods, nil},
	{" annotation", RoleMethods, nil}, {" ground truth", RoleMethods, nil}, {" reference standard", RoleMethods, nil}, {" architecture", RoleMethods, nil}, {" augmentation", RoleMethods, nil},
	{" training ", RoleMethods, nil}, {" loss function", RoleMethods, nil}, {" hyperparameter", RoleMethods, nil}, {" proposed ", RoleMethods, nil}, {" inclusion criteria", RoleMethods, nil}, {" eligibility", RoleMethods, nil},
	{" study population", RoleMethods, nil}, {" study design", RoleMethods, nil}, {" evaluation metric", RoleMethods, nil}, {" outcome measure", RoleMethods, nil}, {" data collection", RoleMethods, nil},
	{" feature extraction", RoleMethods, nil}, {" methodology", RoleMethods, nil}, {" methods ", RoleMethods, nil}, {" method ", RoleMethods, nil}, {" evaluation of ", RoleMethods, []Role{RoleResults}},
}

func spread(by map[Role][]string) map[string]Role {
	names := map[string]Role{}
	for role, list := range by {
		for _, n := range list {
			names[n] = role
		}
	}
	return names
}
