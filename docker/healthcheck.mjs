// Ends with 0 when the service says that it is alive, and with 1 and a reason when it does not. The image has no curl.
const url = `http://127.0.0.1:${process.env.PORT || 3000}/api/v1/health/live`;

try {
  const answer = await fetch(url, { signal: AbortSignal.timeout(3_000) });
  if (!answer.ok) throw new Error(`it answered ${answer.status}`);
} catch (error) {
  process.stderr.write(`${url} does not answer that the service is alive: ${error.cause?.message ?? error.message}\n`);
  process.exitCode = 1;
}
