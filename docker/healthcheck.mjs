// Ends with 0 when the service says that it is ready, and with 1 and the reason when it does not; an engine keeps the
// reason beside the state (docker inspect). The image has no curl.
const url = `http://127.0.0.1:${process.env.PORT || 3000}/api/v1/health/ready`;

try {
  const answer = await fetch(url, { signal: AbortSignal.timeout(3_000) });
  if (!answer.ok) throw new Error(`it answered ${answer.status}: ${(await answer.text()).slice(0, 2_000)}`);
} catch (error) {
  process.stderr.write(`${url} does not answer that the service is ready: ${error.cause?.message ?? error.message}\n`);
  process.exitCode = 1;
}
