// Sends every connection of this process to HARNESS_ADDRESS, whichever host it was meant for.
const net = require("node:net");
const [host, port] = process.env.HARNESS_ADDRESS.split(":");
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  const options = Array.isArray(given[0]) ? given[0][0] : given[0];
  if (options && typeof options === "object" && options.port) {
    Object.assign(options, { host, port: Number(port), lookup: undefined });
  }
  return connect.apply(this, given);
};
