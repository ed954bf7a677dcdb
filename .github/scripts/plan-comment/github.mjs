/** Owns talking to GitHub: pages, what is said when it refuses, and waiting for as long as it asks where that is not long. */

const attempts = 4;
/** Seconds. A job that sleeps longer costs more than a comment is worth. */
const longestWait = 60;
const perPage = 100;
const mostPages = 50;

/**
 * @param {{ api: string, token: string, sleep: (seconds: number) => Promise<void> }} options
 */
export function openGithub({ api, token, sleep }) {
  const headers = {
    authorization: `Bearer ${token}`,
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    'user-agent': 'kafka-fleet-plan-comment',
  };

  async function send(method, path, body, redirect = 'error') {
    for (let attempt = 1; ; attempt++) {
      const response = await attemptOf(method, path, body, redirect);
      const wait = response instanceof Error ? 2 ** attempt : waitFor(response, attempt);
      if (wait === undefined) return response;
      if (attempt === attempts || wait > longestWait)
        throw response instanceof Error ? response : new Error(await explain(response, method, path));
      if (!(response instanceof Error)) await response.body?.cancel();
      await sleep(wait);
    }
  }

  /** What fails on the way may be tried again; what GitHub answers is an answer. */
  async function attemptOf(method, path, body, redirect) {
    try {
      return await fetch(`${api}${path}`, {
        method,
        redirect,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (error) {
      return new Error(`${method} ${path}: GitHub cannot be reached: ${error?.cause?.message ?? error?.message}.`);
    }
  }

  async function json(method, path, body) {
    const response = await send(method, path, body);
    if (!response.ok) throw new Error(await explain(response, method, path));
    return response.status === 204 ? undefined : await response.json();
  }

  return {
    get: (path) => json('GET', path),
    post: (path, body) => json('POST', path, body),
    patch: (path, body) => json('PATCH', path, body),
    delete: (path) => json('DELETE', path),
    /**
     * All entries of a list that comes in pages.
     * @param {string} path with a `?` in it.
     * @param {(page: unknown) => unknown[]} [entriesOf] where the page is not the list.
     */
    async all(path, entriesOf = (page) => page) {
      const found = [];
      for (let page = 1; page <= mostPages; page++) {
        const entries = entriesOf(await json('GET', `${path}&per_page=${perPage}&page=${page}`));
        found.push(...entries);
        if (entries.length < perPage) return found;
      }
      throw new Error(`GET ${path}: there are more than ${mostPages * perPage} entries.`);
    },
    /** A file that GitHub keeps elsewhere: the token is not sent there. */
    async download(path, most) {
      const first = await send('GET', path, undefined, 'manual');
      const location = first.headers.get('location');
      if (first.status !== 302 || location === null) throw new Error(await explain(first, 'GET', path));
      const response = await fetch(location, { redirect: 'error' });
      if (!response.ok) throw new Error(`The artifact cannot be downloaded: status ${response.status}.`);
      return await limited(response, most);
    },
  };
}

/** Undefined where the answer is to be taken as it is. */
function waitFor({ status, headers }, attempt) {
  const isLimit =
    status === 429 || (status === 403 && (headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0'));
  if (!isLimit && status < 500) return undefined;
  const after = Number(headers.get('retry-after') ?? Number.NaN);
  if (Number.isFinite(after)) return after;
  const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN);
  return isLimit && Number.isFinite(reset) ? Math.max(1, Math.ceil(reset - Date.now() / 1000)) : 2 ** attempt;
}

const longestExplanation = 300;

async function explain(response, method, path) {
  const { status, headers } = response;
  const text = await response.text().catch(() => '');
  let said = text;
  try {
    said = JSON.parse(text).message ?? text;
  } catch {
    // No JSON: the text itself says it.
  }
  const limit =
    headers.get('x-ratelimit-remaining') === '0' || status === 429
      ? ' The rate limit is used up; run the job again later.'
      : '';
  const rights =
    status === 403 && limit === ''
      ? ' Look at `permissions` of the workflow, and at what the organisation allows GITHUB_TOKEN.'
      : '';
  return `${method} ${path}: GitHub answers ${status}: ${String(said).slice(0, longestExplanation)}.${limit}${rights}`;
}

async function limited(response, most) {
  const chunks = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > most) throw new Error(`The artifact is larger than ${most} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
