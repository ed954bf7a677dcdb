/**
 * Owns what the operator refuses of OAuth authentication of a listener. Source: Strimzi 0.45.2, `ListenersValidator.validateOauth` and
 * the defaults of `KafkaListenerAuthenticationOAuth`.
 */
import type { Route } from '../../source/node.ts';
import { hasAt, numberAt, type PlainMap } from '../../source/plain.ts';
import { isFilterQuery, isPathQuery } from '../notations/json-path.ts';

export interface OauthFault {
  /** Below `authentication`. */
  readonly route: Route;
  /** `has this and lacks that`. */
  readonly wrong: string;
  /** What to do. */
  readonly remedy: string;
}

const usualExpiry = 360;
const usualRefresh = 300;
/** Keys are to be fetched anew this long before they expire. */
const refreshLead = 60;

export function oauthFaults(oauth: PlainMap): readonly OauthFault[] {
  return [...endpointFaults(oauth), ...tokenFaults(oauth), ...timeFaults(oauth), ...queryFaults(oauth)];
}

function endpointFaults(oauth: PlainMap): readonly OauthFault[] {
  const has = (field: string): boolean => hasAt(oauth[field]);
  const faults: OauthFault[] = [];
  const add = (field: string, wrong: string, remedy: string): void => {
    faults.push({ route: has(field) ? [field] : [], wrong, remedy });
  };
  if (oauth['enablePlain'] !== true && oauth['enableOauthBearer'] === false)
    add('enableOauthBearer', 'turns off both `enableOauthBearer` and `enablePlain`', 'leave one of them on');
  if (!has('introspectionEndpointUri') && !has('jwksEndpointUri'))
    add('', 'names no way to check tokens', 'set `jwksEndpointUri` or `introspectionEndpointUri`');
  if (!has('validIssuerUri') && oauth['checkIssuer'] !== false)
    add('', 'lacks `validIssuerUri`', 'set it to the issuer of the tokens');
  if (has('introspectionEndpointUri') && (!has('clientId') || !has('clientSecret')))
    add(
      'introspectionEndpointUri',
      'has `introspectionEndpointUri` without both `clientId` and `clientSecret`',
      'set these too',
    );
  if (has('userInfoEndpointUri') && !has('introspectionEndpointUri'))
    add(
      'userInfoEndpointUri',
      'has `userInfoEndpointUri` without `introspectionEndpointUri`',
      'set that too, or remove it',
    );
  return faults;
}

function tokenFaults(oauth: PlainMap): readonly OauthFault[] {
  const has = (field: string): boolean => hasAt(oauth[field]);
  const faults: OauthFault[] = [];
  const opaque = oauth['accessTokenIsJwt'] === false;
  const untyped = oauth['checkAccessTokenType'] === false;
  if (oauth['checkAudience'] === true && !has('clientId'))
    faults.push({
      route: ['checkAudience'],
      wrong: 'has `checkAudience: true` without `clientId`',
      remedy: 'set it to the audience that tokens carry',
    });
  if (opaque && has('jwksEndpointUri'))
    faults.push({
      route: ['accessTokenIsJwt'],
      wrong: 'has `accessTokenIsJwt: false` beside `jwksEndpointUri`',
      remedy: 'check opaque tokens by `introspectionEndpointUri`',
    });
  if (untyped && (opaque || has('introspectionEndpointUri')))
    faults.push({
      route: ['checkAccessTokenType'],
      wrong: `has \`checkAccessTokenType: false\` beside ${opaque ? '`accessTokenIsJwt: false`' : '`introspectionEndpointUri`'}`,
      remedy: 'leave the check on',
    });
  if (has('validTokenType') && !has('introspectionEndpointUri'))
    faults.push({
      route: ['validTokenType'],
      wrong: 'has `validTokenType` without `introspectionEndpointUri`',
      remedy: 'set that too, or remove it',
    });
  return faults;
}

/** What is below the schema's minimum is left to the schema. */
function timeFaults(oauth: PlainMap): readonly OauthFault[] {
  const faults: OauthFault[] = [];
  for (const field of ['connectTimeoutSeconds', 'readTimeoutSeconds']) {
    const seconds = numberAt(oauth[field]);
    if (seconds !== undefined && seconds <= 0)
      faults.push({ route: [field], wrong: `has \`${field}\` ${seconds}`, remedy: 'set 1 second or more' });
  }
  const jwksFields = ['jwksRefreshSeconds', 'jwksExpirySeconds', 'jwksMinRefreshPauseSeconds'];
  const given = jwksFields.find((field) => (numberAt(oauth[field]) ?? -1) >= (field.startsWith('jwksMin') ? 0 : 1));
  if (given !== undefined && !hasAt(oauth['jwksEndpointUri']))
    faults.push({
      route: [given],
      wrong: `has \`${given}\` without \`jwksEndpointUri\``,
      remedy: 'set that too, or remove it',
    });
  const refresh = numberAt(oauth['jwksRefreshSeconds']);
  const expiry = numberAt(oauth['jwksExpirySeconds']);
  if ((refresh ?? expiry) !== undefined && (refresh ?? 1) > 0 && (expiry ?? 1) > 0) {
    const [every, after] = [refresh ?? usualRefresh, expiry ?? usualExpiry];
    if (after < every + refreshLead)
      faults.push({
        route: [expiry === undefined ? 'jwksRefreshSeconds' : 'jwksExpirySeconds'],
        wrong: `fetches keys every ${every} seconds though they expire after ${after}`,
        remedy: `set \`jwksExpirySeconds\` to ${every + refreshLead} at least`,
      });
  }
  return faults;
}

function queryFaults(oauth: PlainMap): readonly OauthFault[] {
  const { customClaimCheck: check, groupsClaim: groups } = oauth;
  const faults: OauthFault[] = [];
  if (typeof check === 'string' && !isFilterQuery(check))
    faults.push({
      route: ['customClaimCheck'],
      wrong: `has \`customClaimCheck\` \`${check}\`, which is no JsonPath condition`,
      remedy: `write one such as \`@.roles anyof ['kafka']\``,
    });
  if (typeof groups === 'string' && !isPathQuery(groups))
    faults.push({
      route: ['groupsClaim'],
      wrong: `has \`groupsClaim\` \`${groups}\`, which is no JsonPath query`,
      remedy: 'write one such as `$.groups`',
    });
  return faults;
}
