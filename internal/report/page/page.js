(function () {
  'use strict';
  const root = document.documentElement;
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);
  const items = all('.item');
  const plural = (n, word) => n + ' ' + word + (n === 1 ? '' : 's');

  // A browser may forbid storage for files: the page then works and forgets.
  const store = {
    get(key) { try { return localStorage.getItem(key); } catch (e) { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch (e) { /* nothing can be kept */ } },
  };

  root.classList.add('scripted');
  all('[data-script]').forEach((e) => { e.hidden = false; });

  // Colours: as the system has them, light or dark.
  const themes = ['system', 'light', 'dark'];
  const themeButton = byId('theme');
  function setTheme(name) {
    if (themes.indexOf(name) < 0) name = 'system';
    if (name === 'system') root.removeAttribute('data-theme'); else root.dataset.theme = name;
    themeButton.textContent = 'Colours: ' + name;
    store.set('pubcheck:theme', name);
    return name;
  }
  let theme = setTheme(store.get('pubcheck:theme'));
  themeButton.addEventListener('click', () => { theme = setTheme(themes[(themes.indexOf(theme) + 1) % themes.length]); });

  // Filter by verdict: what is pressed is shown, nothing pressed shows all.
  const filters = all('.filter');
  function applyFilters() {
    const on = filters.filter((f) => f.getAttribute('aria-pressed') === 'true').map((f) => f.dataset.show);
    let shown = 0;
    items.forEach((item) => {
      item.hidden = on.length > 0 && !on.some((name) => item.classList.contains(name));
      if (!item.hidden) shown++;
    });
    all('.group').forEach((group) => { group.hidden = !group.querySelector('.item:not([hidden])'); });
    byId('shown').textContent = plural(shown, 'item') + ' of ' + items.length + ' shown';
  }
  function toggle(button) {
    button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
    applyFilters();
  }
  filters.forEach((f) => f.addEventListener('click', () => toggle(f)));
  function showAll() {
    filters.forEach((f) => f.setAttribute('aria-pressed', 'false'));
    applyFilters();
  }

  // From an item to its passage and back.
  let here = null; // the item a person is at
  function at(item) {
    if (here) here.classList.remove('here');
    here = item;
    here.classList.add('here');
    all('.ref.from').forEach((r) => r.classList.remove('from'));
    all('.ref').filter((r) => r.hash === '#' + item.id).forEach((r) => r.classList.add('from'));
  }
  function light(passage) {
    all('.m.on').forEach((m) => m.classList.remove('on'));
    all('.m').filter((m) => m.dataset.in && m.dataset.in.split(' ').indexOf(passage) >= 0).forEach((m) => m.classList.add('on'));
  }
  // Arriving somewhere, by a link or by the browser's own back and forward.
  function arrive() {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.classList.contains('item')) {
      if (target.hidden) showAll();
      at(target);
      target.scrollIntoView({ block: 'nearest' });
      target.focus({ preventScroll: true });
    } else if (target.classList.contains('at')) {
      light(target.id);
      target.focus({ preventScroll: true });
    }
  }
  window.addEventListener('hashchange', arrive);
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    const item = link.closest('.item');
    if (item) at(item);
    if (link.hash === location.hash) { // no hashchange will tell
      event.preventDefault();
      byId(decodeURIComponent(link.hash.slice(1))).scrollIntoView({ block: 'center' });
      arrive();
    }
  });
  arrive();

  // Keys; they can be turned off, for those whose software types letters.
  const keysButton = byId('keys');
  function setKeys(on) {
    keysButton.setAttribute('aria-pressed', String(on));
    keysButton.textContent = on ? 'Keys: on' : 'Keys: off';
    store.set('pubcheck:keys', on ? 'on' : 'off');
  }
  setKeys(store.get('pubcheck:keys') !== 'off');
  keysButton.addEventListener('click', () => setKeys(keysButton.getAttribute('aria-pressed') !== 'true'));

  const beside = matchMedia('(min-width: 960px)'); // the manuscript stands beside the items and follows them
  function step(by) {
    const shown = items.filter((item) => !item.hidden);
    if (shown.length === 0) return;
    let i = here ? shown.indexOf(here) : -1;
    if (i < 0) i = by > 0 ? -1 : shown.length;
    const item = shown[Math.min(shown.length - 1, Math.max(0, i + by))];
    at(item);
    item.scrollIntoView({ block: 'nearest' });
    item.focus({ preventScroll: true });
    const link = item.querySelector('.to');
    if (!link || !beside.matches) return;
    light(link.hash.slice(1));
    byId(link.hash.slice(1)).scrollIntoView({ block: 'nearest' });
  }
  function passageAndBack() {
    if (!here) return;
    const inManuscript = byId('manuscript').contains(document.activeElement);
    const link = here.querySelector('.to');
    if (inManuscript) location.hash = here.id;
    else if (link) link.click();
  }
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keysButton.getAttribute('aria-pressed') !== 'true') return;
    if (event.target.closest('input, textarea, select')) return;
    const key = event.key;
    if (key === 'j') step(1);
    else if (key === 'k') step(-1);
    else if (key === 'g') passageAndBack();
    else if (key === '0') showAll();
    else if (key >= '1' && key <= '4') toggle(filters[Number(key) - 1]);
    else return;
    event.preventDefault();
  });

  // Decisions of a person.
  const storeKey = 'pubcheck:decisions:' + root.dataset.key;
  let decisions = {};
  try { decisions = JSON.parse(store.get(storeKey)) || {}; } catch (e) { decisions = {}; }
  const by = byId('by');
  by.value = store.get('pubcheck:by') || '';
  by.addEventListener('input', () => store.set('pubcheck:by', by.value));
  const verdicts = [['satisfied', 'satisfied'], ['ambiguous', 'ambiguous'], ['missing', 'missing'], ['not_applicable', 'not applicable']];
  let unsaved = false;
  const shows = new Map(); // how each item shows what was decided on it

  items.forEach((item) => {
    const box = byId('decision').content.cloneNode(true);
    const select = box.querySelector('select');
    const note = box.querySelector('textarea');
    const option = (value, text) => { select.add(new Option(text, value)); };
    option('', 'none yet');
    option('agree', 'agree: ' + item.dataset.name);
    verdicts.forEach(([value, name]) => { if (value !== item.dataset.verdict) option(value, 'change to ' + name); });
    function show() {
      const kept = decisions[item.id] || {};
      select.value = kept.verdict || '';
      if (select.selectedIndex < 0) select.value = '';
      note.value = kept.note || '';
      item.classList.toggle('decided', item.id in decisions);
    }
    shows.set(item, show);
    show();
    const label = item.dataset.item + ', ';
    select.setAttribute('aria-label', 'Item ' + label + 'decision');
    note.setAttribute('aria-label', 'Item ' + label + 'reason or note');
    function keep() {
      const paper = (decisions[item.id] || {}).paper;
      if (select.value || note.value.trim()) decisions[item.id] = { verdict: select.value, note: note.value.trim(), paper };
      else delete decisions[item.id];
      note.removeAttribute('aria-invalid');
      item.classList.toggle('decided', item.id in decisions);
      store.set(storeKey, JSON.stringify(decisions));
      unsaved = true;
      byId('saved').textContent = count();
    }
    select.addEventListener('change', keep);
    note.addEventListener('input', keep);
    item.append(box);
  });
  function count() {
    return plural(items.filter((item) => decisions[item.id]).length, 'item') + ' decided or noted.';
  }
  byId('saved').textContent = count();

  // A JSON string is a YAML string; the two line separators are escaped for older readers of YAML.
  const yaml = (text) => JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
  function today() {
    const d = new Date();
    return d.getFullYear() + '-' + String(d.getMonth() + 1).padStart(2, '0') + '-' + String(d.getDate()).padStart(2, '0');
  }
  function refuse(field, message) {
    field.setAttribute('aria-invalid', 'true');
    byId('saved').textContent = message;
    field.focus();
  }
  byId('save').addEventListener('click', () => {
    const made = items.filter((item) => decisions[item.id]);
    if (made.length === 0) return refuse(byId('save'), 'Nothing was decided yet.');
    if (!by.value.trim() && made.some((item) => !decisions[item.id].loaded)) return refuse(by, 'Write your name: a decision says by whom.');
    by.removeAttribute('aria-invalid');
    const date = today();
    let waivers = '';
    let notes = '';
    for (const item of made) {
      const d = decisions[item.id];
      const place = item.dataset.checklist + '/' + item.dataset.item;
      if (!d.verdict) {
        notes += '# note on ' + place + ': ' + yaml(d.note) + '\n';
        continue;
      }
      if (d.verdict !== 'agree' && !d.note) {
        if (item.hidden) showAll();
        return refuse(item.querySelector('textarea'), 'Item ' + item.dataset.item + ': say why its verdict is changed.');
      }
      const fields = [['checklist', item.dataset.checklist], ['item', item.dataset.item], ['paper', d.paper || ''], ['verdict', d.verdict === 'agree' ? item.dataset.verdict : d.verdict],
        ['reason', d.note || 'Agreed: ' + item.querySelector('.because').textContent], ['by', d.loaded ? d.by : by.value.trim()], ['date', d.loaded ? d.date : date]];
      waivers += fields.filter(([, v]) => v).map(([k, v], i) => (i ? '    ' : '  - ') + k + ': ' + yaml(v) + '\n').join('');
    }
    const text = 'waivers:' + (waivers ? '\n' + waivers : ' []\n') + notes;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
    link.download = 'pubcheck.yaml';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    unsaved = false;
    byId('saved').textContent = plural(made.length, 'item') + ' saved as pubcheck.yaml.';
  });

  // Reading decisions back: the list that this page saves and that `pubcheck decide` writes, a key a line. Other keys of a
  // .pubcheck.yaml are passed over; a list that is written in another way is refused whole, since it could be misread.
  const waiverKeys = ['checklist', 'item', 'paper', 'verdict', 'reason', 'by', 'date'];
  function scalar(text, wrong) {
    const double = /^("(?:[^"\\]|\\.)*")\s*(?:#.*)?$/.exec(text);
    const single = /^'((?:[^']|'')*)'\s*(?:#.*)?$/.exec(text);
    try { if (double) return JSON.parse(double[1]); } catch (e) { wrong('this text between quotation marks cannot be read'); }
    if (single) return single[1].replace(/''/g, "'");
    if (!text || /^[-?](\s|$)|^[[\]{}&*!|>%@`#"',]|: |:$/.test(text)) wrong('write this value in one line, between quotation marks');
    return text.replace(/\s+#.*$/, '').trim();
  }
  function readDecisions(text) {
    const read = { waivers: [], notes: [], others: false };
    let inList = false;
    let indent = 0;
    let w = null;
    text.replace(/^\ufeff/, '').split(/\r\n?|\n/).forEach((line, i) => {
      const wrong = (what) => { throw new Error('line ' + (i + 1) + ': ' + what); };
      const note = /^# note on (.+?)\/(.+?): (".*")$/.exec(line);
      if (note) read.notes.push({ checklist: note[1], item: note[2], note: scalar(note[3], wrong) });
      if (/^\s*(#.*)?$/.test(line) || /^(---|\.\.\.)\s*$/.test(line)) return;
      const top = /^([A-Za-z][\w-]*):(.*)$/.exec(line);
      if (top) {
        inList = top[1] === 'waivers';
        w = null;
        read.others = read.others || !inList;
        if (inList && !/^\s*(\[\s*\])?\s*(#.*)?$/.test(top[2])) wrong('write each decision as "- checklist: ...", one key a line');
        return;
      }
      if (!inList) return read.others || wrong('this is no file of decisions');
      const key = /^(\s*)(- +)?([a-z]+):(?:\s+(.*))?$/.exec(line);
      if (!key || waiverKeys.indexOf(key[3]) < 0) wrong('write each decision as "- checklist: ...", one key a line; its keys are ' + waiverKeys.join(', '));
      const column = key[1].length + (key[2] || '').length;
      if (key[2]) {
        w = { line: i + 1 };
        indent = column;
        read.waivers.push(w);
      }
      if (!w || column !== indent || key[3] in w) wrong('this key does not belong to a decision, or stands in it twice');
      w[key[3]] = scalar((key[4] || '').trim(), wrong);
    });
    for (const made of read.waivers) {
      const lacks = ['checklist', 'item', 'verdict', 'reason'].filter((key) => !made[key]);
      if (lacks.length) throw new Error('line ' + made.line + ': the decision lacks ' + lacks.join(', '));
      if (!verdicts.some(([value]) => value === made.verdict)) throw new Error('line ' + made.line + ': ' + made.verdict + ' is no verdict');
    }
    return read;
  }
  const itemOf = (d) => items.find((item) => item.dataset.checklist === d.checklist && item.dataset.item === d.item);
  const baseName = (path) => path.split(/[\\/]/).pop();
  function load(read, name) {
    const files = all('.file').map((f) => baseName(f.textContent));
    const counts = { loaded: 0, unknown: 0, foreign: 0 };
    const take = (d, decision) => {
      const item = itemOf(d);
      if (d.paper && files.indexOf(baseName(d.paper)) < 0) counts.foreign++;
      else if (!item) counts.unknown++;
      else {
        counts.loaded++;
        decisions[item.id] = decision(item);
        shows.get(item)();
      }
    };
    // One for this paper alone goes before one for all papers.
    read.waivers.sort((a, b) => (a.paper ? 1 : 0) - (b.paper ? 1 : 0));
    read.waivers.forEach((w) => take(w, (item) => ({ verdict: w.verdict === item.dataset.verdict ? 'agree' : w.verdict, note: w.reason,
      by: w.by || '', date: w.date || '', paper: w.paper, loaded: true })));
    read.notes.forEach((n) => take(n, () => ({ verdict: '', note: n.note })));
    store.set(storeKey, JSON.stringify(decisions));
    return plural(counts.loaded, 'decision') + ' loaded from ' + name + '.' +
      (counts.unknown ? ' ' + plural(counts.unknown, 'decision') + ' left out: not on an item of this report.' : '') +
      (counts.foreign ? ' ' + plural(counts.foreign, 'decision') + ' left out: for another paper.' : '') +
      (read.others ? ' Its other settings will not be in the file that is saved here.' : '');
  }
  const loader = byId('load');
  loader.addEventListener('change', () => {
    const file = loader.files[0];
    if (!file) return;
    const say = (message) => { byId('saved').textContent = message; loader.value = ''; };
    if (file.size > 1 << 20) return say(file.name + ' was not loaded: it is larger than 1 MB, and decisions are not.');
    file.text().then((text) => say(load(readDecisions(text), file.name))).catch((e) => say(file.name + ' was not loaded: ' + e.message + '.'));
  });

  window.addEventListener('beforeunload', (event) => { if (unsaved) event.preventDefault(); });
})();
