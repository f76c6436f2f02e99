(function (root, page) {
  'use strict';
  var KEY = 'consent.v4', DAYS = 182, PURPOSES = ['necessary', 'measurement', 'personal', 'advertising'];
  function read() {
    var parts = page.cookie.split('; ');
    for (var i = 0; i < parts.length; i++) {
      var at = parts[i].indexOf('=');
      if (parts[i].slice(0, at) === KEY) { return decodeURIComponent(parts[i].slice(at + 1)).split(','); }
    }
    return null;
  }
  function write(purposes) {
    var until = new Date(Date.now() + DAYS * 864e5);
    page.cookie = KEY + '=' + encodeURIComponent(purposes.join(',')) + '; path=/; expires=' + until.toUTCString() + '; SameSite=Lax';
    page.documentElement.setAttribute('data-consent', purposes.join(' '));
    for (var i = 0; i < waiting.length; i++) { waiting[i](purposes); }
  }
  var waiting = [];
  root.consent = {
    given: function (purpose) { var now = read(); return !!now && now.indexOf(purpose) >= 0; },
    whenGiven: function (call) { var now = read(); if (now) { call(now); } else { waiting.push(call); } },
    all: function () { write(PURPOSES); close(); },
    none: function () { write(['necessary']); close(); }
  };
  function close() { var box = page.getElementById('consent-box'); if (box) { box.setAttribute('hidden', ''); } }
  page.addEventListener('click', function (event) {
    var target = event.target;
    while (target && target !== page) {
      if (target.getAttribute && target.getAttribute('data-consent-all') !== null) { root.consent.all(); return; }
      if (target.getAttribute && target.getAttribute('data-consent-none') !== null) { root.consent.none(); return; }
      target = target.parentNode;
    }
  });
  if (read()) { page.documentElement.className += ' has-consent'; }
})(window, document);
