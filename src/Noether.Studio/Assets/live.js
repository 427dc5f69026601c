// One stream of events for all pages of a browser: each says which run it shows and hears what is new of it.
'use strict';
var pages = new Map(), source = null;

function tell(run, message) {
  pages.forEach(function (wish, page) { if (run === null || wish === run) page.postMessage(message); });
}

// A page that joins is sent everything anew, so that the stream begins anew with all runs that are wanted.
function connect() {
  if (source) source.close();
  source = null;
  var runs = Array.from(new Set(pages.values()));
  if (!runs.length) return;
  source = new EventSource('/events?' + runs.map(function (run) { return 'run=' + encodeURIComponent(run); }).join('&'));
  source.onmessage = function (e) {
    var message = JSON.parse(e.data);
    tell(message.run, message);
    if (!message.over) return;
    pages.forEach(function (wish, page) { if (wish === message.run) pages.delete(page); });
    if (!pages.size) { source.close(); source = null; }
  };
}

self.onconnect = function (e) {
  var page = e.ports[0];
  page.onmessage = function (message) {
    if (message.data.join) pages.set(page, message.data.join); else pages.delete(page);
    connect();
  };
};
