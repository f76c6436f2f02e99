// needs: node
// Products of shop.example: Node.js alone, JSON-LD alone; exits 69 when it is not given the page that it asked for.

import http from "node:http";
import https from "node:https";
import tls from "node:tls";

const PATIENCE = 3000; // milliseconds

class Refused extends Error {}

/** Open a tunnel through a proxy. */
function tunnel(proxy, target, signal) {
  return new Promise((resolve, reject) => {
    const { hostname: host, port } = new URL(proxy);
    http
      .request({ host, port, method: "CONNECT", path: target, signal })
      .on("connect", ({ statusCode }, socket) =>
        statusCode === 200 ? resolve(socket) : reject(new Refused(`the proxy says ${statusCode}`)),
      )
      .on("error", reject)
      .end();
  });
}

/** Fetch a page, through the proxy of the environment if there is one: Node.js 20 knows of none by itself. */
async function get(url) {
  const signal = AbortSignal.timeout(PATIENCE);
  const { hostname, port } = new URL(url);
  const options = { signal };
  if (process.env.https_proxy) {
    const socket = await tunnel(process.env.https_proxy, `${hostname}:${port || 443}`, signal);
    Object.assign(options, { defaultPort: 443, createConnection: () => tls.connect({ socket, servername: hostname }) });
  }
  const response = await new Promise((resolve, reject) => https.get(url, options, resolve).on("error", reject));
  if (response.statusCode !== 200) throw new Refused(`${response.statusCode} ${url}`);
  const chunks = [];
  for await (const chunk of response) chunks.push(chunk);
  const [, charset = "utf-8"] = /charset=([\w.:-]+)/i.exec(response.headers["content-type"]) ?? [];
  return new TextDecoder(charset).decode(Buffer.concat(chunks));
}

const listed = (value) => (Array.isArray(value) ? value : [value]);
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const figure = (value) => (["string", "number"].includes(typeof value) ? String(value) : null);

/** Return the objects of a page's JSON-LD: of each script that is JSON, however its type is written. */
function* things(page) {
  for (const [, source] of page.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script\s*>/gi)) {
    try {
      for (const thing of listed(JSON.parse(source))) yield* [thing, ...listed(thing?.["@graph"])].filter(isObject);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
}

function product(page, url) {
  const found = [...things(page)].filter((thing) => listed(thing["@type"]).includes("Product"));
  if (found.length !== 1) throw new Refused(`${found.length} products at ${url}`);
  const [{ name, sku, offers }] = found;
  const offered = listed(offers).filter(isObject);
  const { price, lowPrice, priceCurrency } = offered.length === 1 ? offered[0] : {};
  return {
    title: figure(listed(name)[0])?.trim().replace(/\s+/g, " ") || null,
    price: figure(listed(price)[0]) ?? figure(listed(lowPrice)[0]),
    currency: figure(listed(priceCurrency)[0]),
    sku: figure(listed(sku)[0]),
  };
}

const [url] = process.argv.slice(2);
let page;
try {
  page = await get(url);
} catch (error) {
  console.error(`${error.name}: ${error.message}`);
  process.exit(69);
}
try {
  console.log(JSON.stringify(product(page, url)));
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(error.message);
  process.exitCode = 69;
}
