(function (page) {
  'use strict';
  var ratio = window.devicePixelRatio || 1;
  function load(image) {
    var set = image.getAttribute('data-srcset'), source = image.getAttribute('data-src');
    if (set) { image.setAttribute('srcset', set); }
    if (source) { image.src = source.replace('{width}', Math.round(image.offsetWidth * Math.min(ratio, 2))); }
    image.removeAttribute('data-src');
    image.className = image.className.replace(/\blazyload\b/, 'lazyloaded');
  }
  function start() {
    var images = [].slice.call(page.querySelectorAll('img[data-src]'));
    if (!('IntersectionObserver' in window)) { images.forEach(load); return; }
    var watcher = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (entry.isIntersecting) { watcher.unobserve(entry.target); load(entry.target); }
      });
    }, { rootMargin: '240px 0px' });
    images.forEach(function (image) { watcher.observe(image); });
  }
  if (page.readyState === 'loading') { page.addEventListener('DOMContentLoaded', start); } else { start(); }
})(document);
