// Waiting for what comes a frame or a few later.

const nextFrame = () => new Promise((done) => { requestAnimationFrame(done); });

/** Whether something came true; it is looked at once a frame. @param {() => unknown} check @param {number} [limitMs] */
export async function until(check, limitMs = 8000) {
  for (const end = performance.now() + limitMs; performance.now() < end; await nextFrame()) if (check()) return true;
  return false;
}
