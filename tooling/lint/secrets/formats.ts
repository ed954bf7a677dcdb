/**
 * Owns credentials that are known by their own form, wherever they stand: who gave them out made them so. Forms are those that the
 * providers document for secret scanning.
 */
import { isNamedOnly, isPlaceholder } from './placeholder.ts';

export interface Format {
  readonly what: string;
  /** Text that every such value has in it; files without are not looked at. Source of a regular expression. */
  readonly hint: string;
  /** A named group is the part of a match that is the value, where that is not all of it. */
  readonly pattern: RegExp;
  readonly isName?: true;
  /** @param prose whether the file is prose or code, where words stand for values. */
  isReal?(value: string, prose: boolean): boolean;
}

/** Nothing before that would make it the middle of something else. */
const alone = '(?<![A-Za-z0-9_])';

function token(what: string, hint: string, rest: string): Format {
  return { what, hint, pattern: new RegExp(`${alone}(?:${hint})${rest}`, 'g') };
}

export const formats: readonly Format[] = [
  token('A GitHub token', 'ghp_|gho_|ghu_|ghs_|ghr_', '[A-Za-z0-9]{30,255}'),
  token('A GitHub token', 'github_pat_', '[A-Za-z0-9_]{40,255}'),
  token(
    'A GitLab token',
    'glpat-|gldt-|glrt-|glcbt-|glptt-|glft-|glsoat-|glagent-|glimt-|gloas-|glffct-|GR1348941',
    '[A-Za-z0-9_.-]{20,}',
  ),
  token('A Slack token', 'xoxa-|xoxb-|xoxc-|xoxe-|xoxe\\.|xoxo-|xoxp-|xoxr-|xoxs-|xapp-', '[A-Za-z0-9.-]{16,}'),
  token('An npm token', 'npm_', '[A-Za-z0-9]{36}(?![A-Za-z0-9])'),
  token('A PyPI token', 'pypi-AgE', '[A-Za-z0-9_-]{40,}'),
  token('A Docker Hub token', 'dckr_pat_|dckr_oat_', '[A-Za-z0-9_-]{20,}'),
  token('A Google API key', 'AIza', '[A-Za-z0-9_-]{35}(?![A-Za-z0-9])'),
  token('A Google OAuth secret', 'GOCSPX-', '[A-Za-z0-9_-]{28}'),
  token('A Google access token', 'ya29\\.', '[A-Za-z0-9_-]{30,}'),
  token('A Vault token', 'hvs\\.|hvb\\.|hvr\\.', '[A-Za-z0-9_-]{24,}'),
  token('A Grafana token', 'glsa_|glc_', '[A-Za-z0-9_+/=]{30,}'),
  token('A DigitalOcean token', 'dop_v1_|doo_v1_|dor_v1_', '[a-f0-9]{64}'),
  token('A Stripe key', 'sk_live_|rk_live_', '[A-Za-z0-9]{20,}'),
  token('A SendGrid key', 'SG\\.', '[A-Za-z0-9_-]{20,24}\\.[A-Za-z0-9_-]{39,50}'),
  token('An OpenAI or Anthropic key', 'sk-ant-|sk-proj-|sk-svcacct-', '[A-Za-z0-9_-]{32,}'),
  token('A Hugging Face token', 'hf_', '[A-Za-z]{34}(?![A-Za-z0-9])'),
  token('An age key', 'AGE-SECRET-KEY-1', '[0-9A-Z]{50,}'),
  { ...token('An AWS access key', 'AKIA|ASIA', '[A-Z0-9]{16}(?![A-Za-z0-9_])'), isName: true },
  { ...token('An Alibaba Cloud access key', 'LTAI', '[A-Za-z0-9]{12,26}(?![A-Za-z0-9_])'), isName: true },
  { ...token('A Tencent Cloud access key', 'AKID', '[A-Za-z0-9]{32}(?![A-Za-z0-9_])'), isName: true },
  {
    what: 'An Azure storage or Service Bus key',
    hint: 'AccountKey=|SharedAccessKey=',
    pattern: /(?:AccountKey|SharedAccessKey)=(?<value>[A-Za-z0-9+/]{40,}={1,2})/g,
  },
  {
    what: 'An Azure client secret',
    hint: 'Q~',
    pattern: /(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])/g,
  },
  {
    what: 'An Azure shared access signature',
    hint: 'sig=',
    pattern: /[?&]sig=(?<value>[A-Za-z0-9%+/]{40,}(?:=|%3D)*)/gi,
  },
  {
    what: 'A Slack webhook',
    hint: 'hooks\\.slack\\.com/',
    pattern:
      /hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<value>[A-Z0-9]{6,}\/[A-Za-z0-9]{6,}\/[A-Za-z0-9/]{12,})/g,
  },
  {
    what: 'A chat webhook',
    hint: 'discord\\.com/api/webhooks/|discordapp\\.com/api/webhooks/|webhook\\.office\\.com/|oapi\\.dingtalk\\.com/|qyapi\\.weixin\\.qq\\.com/|open\\.feishu\\.cn/',
    pattern:
      /(?:discord(?:app)?\.com\/api\/webhooks\/\d{8,}\/|webhook\.office\.com\/webhookb2\/|oapi\.dingtalk\.com\/robot\/send\?access_token=|qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/send\?key=|open\.feishu\.cn\/open-apis\/bot\/v2\/hook\/)(?<value>[A-Za-z0-9@/_-]{30,})/g,
  },
  {
    what: 'A Telegram bot token',
    hint: ':AA',
    pattern: /(?<![A-Za-z0-9])\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/g,
  },
  {
    what: 'A signed token (JWT)',
    hint: 'eyJ',
    pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{10,}/g,
    isReal: (value) => isTokenHead(value.split('.')[0] ?? ''),
  },
  {
    what: 'A password in a URL',
    hint: '://[^\\s/?#@"\'`<>]*:[^\\s/?#@"\'`<>]+@',
    pattern: /[a-z][a-z0-9+.-]*:\/\/[^\s/?#@:"'`<>|,]*:(?<value>[^\s/?#@"'`<>]{2,})@[\w[]/gi,
    isReal: (value, prose) => !(prose ? isNamedOnly(value) : isPlaceholder(value)),
  },
  {
    what: 'A password in a JAAS configuration',
    hint: 'LoginModule',
    pattern:
      /LoginModule\b[^;]{0,600}?(?:password|clientSecret|client\.secret|access\.token|refresh\.token)\s*=\s*(?:\\*["'](?<quoted>[^"'\\\n]+)|(?<bare>[^\s"'\\;]+))/gi,
    isReal: (value, prose) => !(prose ? isNamedOnly(value) : isPlaceholder(value)),
  },
  {
    what: 'A password in a netrc file',
    hint: 'machine ',
    pattern: /\bmachine +\S+\s+login\s+\S+\s+password\s+(?<value>\S+)/g,
    isReal: (value, prose) => !(prose ? isNamedOnly(value) : isPlaceholder(value)),
  },
  {
    what: 'The hash of a password',
    hint: '\\$apr1\\$|\\$2a\\$|\\$2b\\$|\\$2x\\$|\\$2y\\$|\\$1\\$|\\$5\\$|\\$6\\$|\\$argon2|\\{SHA\\}',
    pattern:
      /\$2[abxy]\$\d\d\$[./A-Za-z0-9]{53}|\$(?:apr1|1)\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|\$[56]\$(?:rounds=\d+\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43,86}|\$argon2id?\$v=\d+\$[^\s"']{30,}|(?<=:)\{SHA\}[A-Za-z0-9+/]{27}=/g,
  },
  {
    what: 'Credentials in a header',
    hint: '[Aa]uthorization["\'\\s\\\\]*[:=]["\'\\s\\\\]*(?:[Bb]earer|[Bb]asic|[Tt]oken)\\s',
    pattern: /authorization["'\\]*\s*[:=]\s*["'\\]*(?:bearer|basic|token)\s+(?<value>[A-Za-z0-9+/=._~-]{16,})/gi,
    isReal: (value, prose) => !(prose ? isNamedOnly(value) : isPlaceholder(value)) && /\d|=/.test(value),
  },
];

/** A header of a token is JSON that names the algorithm; `none` signs nothing. */
function isTokenHead(part: string): boolean {
  try {
    const head: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof head === 'object' && head !== null && 'alg' in head && head.alg !== 'none';
  } catch {
    return false;
  }
}

/** What a value says of itself being none; random characters hardly ever spell these words. */
export function isSample(value: string): boolean {
  return isPlaceholder(value) || new Set(value.replace(/^[A-Za-z]{2,8}[_-]/, '')).size < 6;
}
