import { expect, test } from 'vitest';
import { formatOrigin } from '../source/problem.ts';
import { openDocuments, treeOf } from '../source/tree.ts';
import { loadFleet } from './load.ts';

/** @param rest begins on line 3 of the file. */
function problems(rest: string): readonly string[] {
  const text = `kind: ArgoCD
repository: https://git.example.com/kafka/fleet.git
${rest}`;
  const { problems } = loadFleet(openDocuments(treeOf({ 'clusters/argocd.yaml': text })));
  return problems.map(({ origin, message }) => `${formatOrigin(origin).split(':').slice(1).join(':')} ${message}`);
}

function services(text: string, recipients = ''): string {
  return `notifications: { services: ${text}, recipients: [${recipients}] }\n`;
}

test.each([
  ['a token from the Secret', services('{ slack: { token: $slack-token } }', '"slack:kafka"')],
  [
    'a header from the Secret',
    services(
      '{ webhook.pager: { url: https://pager.example.com, headers: [{ name: Authorization, value: Bearer $pager }] } }',
      'pager',
    ),
  ],
  [
    'a name of its own',
    services(
      '{ email.mail: { host: smtp.example.com, port: 465, from: a@example.com, username: $user, password: $password } }',
      '"mail:kafka@example.com"',
    ),
  ],
  ['addresses of channels', services('{ teams: { recipientUrls: { kafka: $teams-kafka } } }', '"teams:kafka"')],
  [
    'a broker with a password from the Secret',
    services('{ nats: { url: "nats://fleet:$nats@nats.example.com" } }', '"nats:kafka"'),
  ],
  ['nothing to say', ''],
])('fine: %s', (_, text) => {
  expect(problems(text)).toEqual([]);
});

test.each([
  [
    'a token',
    services('{ slack: { token: xoxb-1 } }'),
    '3:46 `notifications.services.slack.token` is written out, and whoever reads this repository could use it; put the value into the Secret `argocd-notifications-secret`, change it where it comes from, and write the name of its key here, such as `$slack-token`.',
  ],
  [
    'a token that looks like a name',
    services('{ slack: { token: slack-token } }'),
    '3:46 `notifications.services.slack.token` is written out, and whoever reads this repository could use it; put the value into the Secret `argocd-notifications-secret`, change it where it comes from, and write the name of its key here, such as `$slack-token`.',
  ],
  [
    'a number',
    services('{ telegram: { token: 12345 } }'),
    '3:49 `notifications.services.telegram.token` is written out, and whoever reads this repository could use it; put the value into the Secret `argocd-notifications-secret`, change it where it comes from, and write the name of its key here, such as `$telegram-token`.',
  ],
  [
    'a header',
    services(
      '{ webhook.pager: { url: https://pager.example.com, headers: [{ name: Authorization, value: Bearer abc }] } }',
    ),
    '3:119 `notifications.services.webhook.pager.headers[0].value` is written out, and whoever reads this repository could use it; put the value into the Secret `argocd-notifications-secret`, change it where it comes from, and write the name of its key here, such as `$webhook-pager-value`.',
  ],
  [
    'an address of a channel',
    services('{ teams: { recipientUrls: { kafka: https://teams.example.com/abc } } }'),
    '3:63 `notifications.services.teams.recipientUrls.kafka` is written out, and whoever reads this repository could use it; put the value into the Secret `argocd-notifications-secret`, change it where it comes from, and write the name of its key here, such as `$teams-kafka`.',
  ],
  [
    'keys by team',
    services('{ opsgenie: { apiUrl: api.example.com, apiKeys: { kafka: abc } } }'),
    '3:85 `notifications.services.opsgenie.apiKeys.kafka` is written out, and whoever reads this repository could use it; put the value into the Secret `argocd-notifications-secret`, change it where it comes from, and write the name of its key here, such as `$opsgenie-kafka`.',
  ],
  [
    'a password in an address',
    services('{ nats: { url: "nats://fleet:abc@nats.example.com" } }'),
    '3:43 `notifications.services.nats.url` is written out, and whoever reads this repository could use it; put the value into the Secret `argocd-notifications-secret`, change it where it comes from, and write the name of its key here, such as `$nats-url`.',
  ],
  [
    'a typo in the service',
    services('{ slak: { token: $slack-token } }'),
    '3:30 Argo CD has no service `slak`; did you mean `slack`?',
  ],
  [
    'another service',
    services('{ carrier-pigeon: {} }'),
    '3:30 Argo CD has no service `carrier-pigeon`; expected `alertmanager`, `awssqs`, `email`, `gcppubsub`, `github`, `googlechat`, `grafana`, `mattermost`, `nats`, `newrelic`, `opsgenie`, `pagerduty`, `pagerdutyv2`, `pushover`, `rocketchat`, `slack`, `teams`, `teams-workflows`, `telegram`, `webex` or `webhook`.',
  ],
  [
    'two names',
    services('{ webhook.a.b: { url: https://pager.example.com } }'),
    '3:30 `webhook.a.b` cannot name a service; write its type, such as `webhook`, or its type and one name, such as `webhook.alerts`.',
  ],
  [
    'no service of the recipient',
    services('{ slack: { token: $slack-token } }', '"mail:kafka"'),
    '3:77 `mail:kafka` goes by a service `mail` that is not described; expected `slack`, or write it under `notifications.services`.',
  ],
  [
    'a typo in the recipient',
    services('{ slack: { token: $slack-token } }', '"slak:kafka"'),
    '3:77 `slak:kafka` goes by a service `slak` that is not described; did you mean `slack`?',
  ],
  [
    'an address as a recipient',
    services('{ webhook.pager: { url: https://pager.example.com } }', '"pager:https://pager.example.com"'),
    '3:96 `pager:https://pager.example.com` cannot be a recipient: Argo CD takes what stands between the first colon and the second; write `<service>:<recipient>`, or a service alone.',
  ],
  [
    'a recipient of no services',
    services('{}', '"slack:kafka"'),
    '3:45 `slack:kafka` goes by a service `slack` that is not described; write it under `notifications.services`.',
  ],
  [
    'a team without messages',
    'teams: { orders: { groups: [orders], recipients: ["slack:orders"] } }\n',
    '3:51 `teams.orders.recipients[0]` names a recipient, and nothing says by which service; write `notifications` with its `services`.',
  ],
])('a fault: %s', (_, text, said) => {
  expect(problems(text).join('\n')).toBe(said);
});
