// Node's fetch, sent to the harness's server: node --require ./redirect.cjs fetch.mjs URL
try {
  const answer = await fetch(process.argv[2], { signal: AbortSignal.timeout(3000) });
  process.stdout.write(await answer.text());
} catch (error) {
  const cause = error.cause ? `: ${error.cause.code ?? error.cause.name}` : "";
  process.stderr.write(`${error.code && typeof error.code === "string" ? error.code : error.name}${cause}`);
  process.exitCode = 1;
}
