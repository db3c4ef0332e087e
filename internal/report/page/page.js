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

  items.forEach((item) => {
    const box = byId('decision').content.cloneNode(true);
    const select = box.querySelector('select');
    const note = box.querySelector('textarea');
    const option = (value, text) => { select.add(new Option(text, value)); };
    option('', 'none yet');
    option('agree', 'agree: ' + item.dataset.name);
    verdicts.forEach(([value, name]) => { if (value !== item.dataset.verdict) option(value, 'change to ' + name); });
    const kept = decisions[item.id] || {};
    select.value = kept.verdict || '';
    if (select.selectedIndex < 0) select.value = '';
    note.value = kept.note || '';
    const label = item.dataset.item + ', ';
    select.setAttribute('aria-label', 'Item ' + label + 'decision');
    note.setAttribute('aria-label', 'Item ' + label + 'reason or note');
    function keep() {
      if (select.value || note.value.trim()) decisions[item.id] = { verdict: select.value, note: note.value.trim() };
      else delete decisions[item.id];
      note.removeAttribute('aria-invalid');
      item.classList.toggle('decided', item.id in decisions);
      store.set(storeKey, JSON.stringify(decisions));
      unsaved = true;
      byId('saved').textContent = count();
    }
    select.addEventListener('change', keep);
    note.addEventListener('input', keep);
    item.classList.toggle('decided', item.id in decisions);
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
    if (!by.value.trim()) return refuse(by, 'Write your name: a decision says by whom.');
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
      const fields = [['checklist', item.dataset.checklist], ['item', item.dataset.item], ['verdict', d.verdict === 'agree' ? item.dataset.verdict : d.verdict],
        ['reason', d.note || 'Agreed: ' + item.querySelector('.because').textContent], ['by', by.value.trim()], ['date', date]];
      waivers += fields.map(([k, v], i) => (i ? '    ' : '  - ') + k + ': ' + yaml(v) + '\n').join('');
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
  window.addEventListener('beforeunload', (event) => { if (unsaved) event.preventDefault(); });
})();
