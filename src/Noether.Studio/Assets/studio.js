// What pages need beyond HTML: theme, uploads, previews, live parts. No dependencies.
(function () {
'use strict';
var root = document.documentElement;
try { var theme = localStorage.getItem('theme'); if (theme) root.dataset.theme = theme; } catch (_) { }

function one(selector, scope) { return (scope || document).querySelector(selector); }
function all(selector, scope) { return Array.prototype.slice.call((scope || document).querySelectorAll(selector)); }
function say(element, sentence) { if (element) { element.textContent = sentence; element.hidden = !sentence; } }
function lost() { return 'The studio does not answer; is it still running?'; }

function switchTheme() {
  var dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  try { localStorage.setItem('theme', root.dataset.theme); } catch (_) { }
}

function send(address, file, problem, progress, done) {
  var request = new XMLHttpRequest();
  request.open('POST', address + (address.indexOf('?') < 0 ? '?' : '&') + 'name=' + encodeURIComponent(file.name));
  request.upload.onprogress = function (e) { if (e.lengthComputable) progress(e.loaded / e.total); };
  request.onload = function () {
    progress(null);
    if (request.status === 200) done(request.responseText);
    else say(problem, request.responseText.trim());
  };
  request.onerror = function () { progress(null); say(problem, lost()); };
  say(problem, ''); progress(0);
  request.send(file);
}

function upload(file) {
  var bar = one('[data-upload-progress]');
  send(one('[data-drop]').dataset.drop, file, one('[data-upload-problem]'),
    function (share) { bar.hidden = share === null; if (share !== null) bar.value = share; },
    function (page) { location.href = page; });
}

// A file that stands beside another one: it is chosen as soon as it is there.
function uploadBeside(field) {
  var list = one('[name="' + field.dataset.uploadTo + '"]');
  send('/api/uploads', field.files[0], one('[data-problem]'),
    function (share) { list.disabled = share !== null; },
    function (page) {
      var name = new URLSearchParams(page.split('?')[1]).get('file');
      list.add(new Option(name, name, true, true), 1);
      field.value = '';
      list.dispatchEvent(new Event('input', { bubbles: true }));
    });
}

// A button that is disabled would lose the focus.
function post(address, button) {
  if (button.getAttribute('aria-disabled')) return;
  button.setAttribute('aria-disabled', 'true');
  fetch(address, { method: 'POST' }).then(function (answer) {
    return answer.ok ? '' : answer.text();
  }, lost).then(function (sentence) {
    button.removeAttribute('aria-disabled');
    var problem = one('[data-problem]');
    if (sentence && problem) say(problem, sentence.trim());
    else if (sentence) alert(sentence.trim());
    else if (!one('[data-live]')) location.href = address.replace(/\/[a-z]+$/, '');
    else { say(problem, ''); listen(); }
  });
}

// Parts of the page that change come as an object from element id to markup; focus stays where it was.
function hear(message) {
  if (message.over) { end(); return; }
  Object.keys(message.parts).forEach(function (id) {
    var part = document.getElementById(id);
    if (!part) return;
    var active = document.activeElement, held = part.contains(active) && (active === part || active.dataset.post);
    part.innerHTML = message.parts[id];
    part.dataset.updates = (+part.dataset.updates || 0) + 1;
    // Between two buttons there may be none: the part keeps the focus for the next.
    if (held) { part.tabIndex = -1; (one('button', part) || part).focus(); }
  });
}

// Who looks elsewhere when a run ends is told: a mark in the title until somebody looks, and a notice where that was allowed.
function end() {
  try { if (document.hidden) sessionStorage.setItem('ended', location.pathname); } catch (_) { }
  location.reload();
}
function prepareNotice() {
  var ask = one('[data-notify]'), title = document.title, headline = one('.headline'), here = false;
  if (ask && window.Notification && Notification.permission === 'default') {
    ask.hidden = false;
    ask.addEventListener('click', function () { Notification.requestPermission().then(function () { ask.hidden = true; }); });
  }
  try { here = sessionStorage.getItem('ended') === location.pathname; sessionStorage.removeItem('ended'); } catch (_) { }
  if (!here || !document.hidden) return;
  document.title = '\u25cf ' + title;
  document.addEventListener('visibilitychange', function () { if (!document.hidden) document.title = title; });
  if (window.Notification && Notification.permission === 'granted') {
    new Notification(one('h1').textContent + ' has ended', { body: headline ? headline.textContent.trim() : '', silent: true });
  }
}

// All pages of a browser share one stream: it opens six connections to a server and no more.
var assets = document.currentScript.src, stream = null;
function listen() {
  var place = one('[data-live]');
  if (!place) return;
  if (stream) stream.close();
  if (!window.SharedWorker) {
    stream = new EventSource('/events?run=' + encodeURIComponent(place.dataset.live));
    stream.onmessage = function (e) { hear(JSON.parse(e.data)); };
    return;
  }
  var port = new SharedWorker(assets.replace('studio.js', 'live.js')).port;
  port.onmessage = function (e) { hear(e.data); };
  port.postMessage({ join: place.dataset.live });
  stream = { close: function () { port.postMessage({}); port.close(); } };
}
addEventListener('pagehide', function () { if (stream) { stream.close(); stream = null; } });
addEventListener('pageshow', function (e) { if (e.persisted) listen(); });

// Says when the server is gone, or was started anew with another token, and takes it back when it answers again.
function watch() {
  var gone = one('[data-lost]'), stranger = one('[data-stranger]');
  function found(isGone, isStranger) {
    var isBack = (!gone.hidden || !stranger.hidden) && !isGone && !isStranger;
    gone.hidden = !isGone; stranger.hidden = !isStranger;
    // A stream that was turned away does not come back by itself.
    if (isBack) listen();
  }
  function ask() {
    if (document.hidden) return;
    fetch('/known').then(function (answer) { found(!answer.ok && answer.status !== 401, answer.status === 401); },
      function () { found(true, false); });
  }
  setInterval(ask, 3000);
  document.addEventListener('visibilitychange', ask);
}

// The marks of runs that are at work, as long as there are some.
function follow() {
  var marks = all('[data-state-of]');
  if (!marks.length) return;
  setTimeout(function () {
    if (document.hidden) { follow(); return; }
    var query = marks.map(function (mark) { return 'run=' + encodeURIComponent(mark.dataset.stateOf); }).join('&');
    fetch('/api/marks?' + query).then(function (answer) { return answer.json(); }).then(function (found) {
      marks.forEach(function (mark) {
        if (found[mark.dataset.stateOf] !== undefined) mark.innerHTML = found[mark.dataset.stateOf];
        if (!one('[data-active]', mark)) mark.removeAttribute('data-state-of');
      });
    }, function () { }).then(follow);
  }, 2000);
}

// One request at a time: while it is under way only the newest wish is kept.
function latest(run) {
  var busy = false, next = null;
  return function go(address) {
    if (busy) { next = address; return; }
    busy = true;
    fetch(address).then(function (answer) { return answer.text().then(function (text) { run(answer.ok, text); }); },
      function () { run(false, lost()); }).then(function () {
        busy = false;
        if (next) { var wish = next; next = null; go(wish); }
      });
  };
}

// Marks the field of the setting that a sentence speaks of, and unfolds it.
function mark(form, setting, go) {
  all('[aria-invalid]', form).forEach(function (field) { field.removeAttribute('aria-invalid'); });
  if (!setting) return;
  all('[data-setting="' + setting + '"]', form).forEach(function (label) {
    var field = one('input,select', label), fold = label.closest('details');
    field.setAttribute('aria-invalid', 'true');
    if (fold) fold.open = true;
    if (go) field.focus();
  });
}

function prepareStart() {
  var form = one('[data-start]');
  if (!form) return;
  var panel = document.getElementById('preview');
  var start = one('[type=submit]', form);
  // What cannot work is not started: the reason stands beside the button.
  function found() {
    var problem = one('.problem', panel);
    mark(form, problem && problem.dataset.problemSetting);
    start.disabled = !!problem;
    one('[data-why-not]', form).textContent = problem ? problem.textContent : '';
  }
  var ask = latest(function (ok, text) { if (ok) panel.innerHTML = text; else say(one('[data-problem]', form), text.trim()); found(); });
  function address(base) {
    var query = new URLSearchParams();
    new FormData(form).forEach(function (value, name) { if (value.trim && value.trim()) query.set(name, value.trim()); });
    return base + '?' + query;
  }
  // What somebody else has is asked about anew: nothing but its file stays.
  function anew(field) {
    return form.dataset.page + '?' + new URLSearchParams([['file', form.elements.file.value], [field.name, field.value]]);
  }
  found();
  form.addEventListener('input', function (e) {
    // Another method has other fields.
    if (e.target.hasAttribute('data-reload')) {
      location.href = e.target.dataset.reload ? anew(e.target) : address(form.dataset.page);
      return;
    }
    if (e.target.type === 'file') return;
    clearTimeout(form.wait);
    form.wait = setTimeout(function () {
      ask(address(form.dataset.preview));
      history.replaceState(null, '', address(form.dataset.page));
    }, 250);
  });
  form.addEventListener('submit', function (e) {
    e.preventDefault();
    var problem = one('[data-problem]', form);
    start.disabled = true; say(problem, '');
    fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).then(function (answer) {
      if (answer.redirected) { location.href = answer.url; return ''; }
      mark(form, answer.headers.get('Noether-Setting'), true);
      return answer.text();
    }, lost).then(function (sentence) { start.disabled = false; if (sentence) say(problem, sentence.trim()); });
  });
}

function prepareDrop() {
  var place = one('[data-drop]');
  if (!place) return;
  ['dragenter', 'dragover'].forEach(function (name) {
    place.addEventListener(name, function (e) { e.preventDefault(); place.classList.add('over'); });
  });
  ['dragleave', 'drop'].forEach(function (name) {
    place.addEventListener(name, function (e) { e.preventDefault(); place.classList.remove('over'); });
  });
  place.addEventListener('drop', function (e) { if (e.dataTransfer.files.length) upload(e.dataTransfer.files[0]); });
  one('[data-upload]', place).addEventListener('change', function (e) { if (e.target.files.length) upload(e.target.files[0]); });
}

// As many may be compared as there are colours: a further choice takes the place of the first.
var chosen = [];
function choose(box) {
  chosen = chosen.filter(function (other) { return other !== box; });
  if (box.checked) chosen.push(box);
  var button = one('[data-compare]');
  if (!button) return;
  if (chosen.length > +button.dataset.compare) chosen.shift().checked = false;
  button.disabled = chosen.length < 2;
}

document.addEventListener('click', function (e) {
  var button = e.target.closest && e.target.closest('button');
  if (!button) return;
  if (button.hasAttribute('data-theme-switch')) switchTheme();
  else if (button.hasAttribute('data-again')) {
    all('.sorted', button.closest('figure')).forEach(function (bar) {
      bar.getAnimations().forEach(function (motion) { motion.currentTime = 0; motion.play(); });
    });
  } else if (button.dataset.post) post(button.dataset.post, button);
  else if (button.dataset.copy) {
    navigator.clipboard.writeText(button.dataset.copy).then(function () { button.textContent = 'Copied'; });
  }
});
document.addEventListener('change', function (e) {
  if (e.target.name === 'run' && e.target.type === 'checkbox') choose(e.target);
  if (e.target.dataset.uploadTo && e.target.files.length) uploadBeside(e.target);
});
document.addEventListener('DOMContentLoaded', function () {
  listen(); watch(); follow(); prepareNotice(); prepareStart(); prepareDrop();
  var compare = one('[data-compare]');
  if (compare) { compare.disabled = true; all('[name=run]:checked').forEach(choose); }
});
})();
