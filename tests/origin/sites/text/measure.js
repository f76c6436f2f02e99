window.dataLayer = window.dataLayer || [];
function track() { window.dataLayer.push(arguments); }
(function (root) {
  var queue = [], seen = {}, sent = 0;
  root.measure = function (name, detail) {
    if (seen[name] && !(detail && detail.repeat)) { return; }
    seen[name] = true;
    queue.push({ name: name, at: Math.round(performance.now()), detail: detail || null });
  };
  function flush() {
    if (!queue.length || !root.consent || !root.consent.given('measurement')) { return; }
    var body = JSON.stringify({ page: location.pathname, part: sent++, events: queue.splice(0, 40) });
    if (navigator.sendBeacon) { navigator.sendBeacon('/_m/collect', body); }
  }
  root.addEventListener('visibilitychange', flush);
  setInterval(flush, 15000);
  var marks = [25, 50, 75, 90], deepest = 0;
  root.addEventListener('scroll', function () {
    var room = document.documentElement.scrollHeight - root.innerHeight;
    var share = room > 0 ? Math.round(100 * root.pageYOffset / room) : 100;
    if (share <= deepest) { return; }
    deepest = share;
    marks.forEach(function (mark) { if (share >= mark) { root.measure('scroll-' + mark); } });
  }, { passive: true });
  root.onerror = function (message, file, line) { root.measure('error', { message: String(message).slice(0, 120), file: file, line: line }); };
})(window);
