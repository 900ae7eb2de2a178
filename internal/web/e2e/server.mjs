// The program as users have it: VANTHU serves on a port of loopback.
import { spawn } from "node:child_process";
import { createServer } from "node:net";

const program = process.env.VANTHU;

async function freePort() {
  const s = createServer();
  await new Promise((resolve) => s.listen(0, "127.0.0.1", resolve));
  const { port } = s.address();
  await new Promise((resolve) => s.close(resolve));
  return port;
}

/** A server: {url, stop(), start()}. It comes back on the same port. */
export async function serve(...options) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child = null;
  const start = async () => {
    child = spawn(program, ["serve", "--addr", `127.0.0.1:${port}`, ...options], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let log = "";
    child.stderr.on("data", (d) => {
      log += d;
    });
    for (let n = 0; n < 1200; n++) {
      if (child.exitCode !== null) throw new Error(`the server ended: ${log}`);
      const up = await fetch(`${url}/livez`).then(
        (r) => r.ok,
        () => false,
      );
      if (up) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the server does not answer: ${log}`);
  };
  const stop = () =>
    new Promise((resolve) => {
      child.once("exit", resolve);
      child.kill();
    });
  await start();
  return { url, start, stop };
}
