package agree

// kappa is Cohen's kappa of a table of two readers: agreement beyond what their habits alone would give.
// It cannot be told where both always say the same one thing.
func kappa(table [Verdicts][Verdicts]int) Figure {
	var rows, columns [Verdicts]int
	n, same := 0, 0
	for i := range table {
		for j, k := range table[i] {
			n += k
			rows[i] += k
			columns[j] += k
		}
		same += table[i][i]
	}
	// In whole numbers: a chance agreement of exactly 1 must be seen as such.
	chance := 0
	for i := range rows {
		chance += rows[i] * columns[i]
	}
	if n == 0 || chance == n*n {
		return Figure{}
	}
	expected := float64(chance) / float64(n*n)
	return Figure{(float64(same)/float64(n) - expected) / (1 - expected), n}
}

// readersExact is how often all readers of an item said the same before they settled.
func readersExact(rows []Row) Figure {
	return share(rows, func(r Row) bool { return len(r.Label.Readings) > 1 }, func(r Row) bool {
		for _, v := range r.Label.Readings {
			if v != r.Label.Readings[0] {
				return false
			}
		}
		return true
	})
}

func readersKappa(rows []Row) Figure {
	var table [Verdicts][Verdicts]int
	for _, r := range rows {
		if two := r.Label.Readings; len(two) > 1 {
			table[two[0]][two[1]]++
		}
	}
	return kappa(table)
}
