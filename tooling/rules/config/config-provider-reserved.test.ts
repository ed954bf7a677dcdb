import { describeRule } from '../../../test/support/examples.ts';

describeRule('config-provider-reserved', [
  {
    name: 'its own',
    example: `kafka:
  config:
    config.providers: "env,vault"
    config.providers.env.class: a.B
    config.providers.vault.class: a.C
`,
    finds: [],
  },
  {
    name: 'among others',
    example: `kafka:
  config:
    config.providers: "env, strimzidir"
`,
    finds: [
      "orders.yaml:3:23 error: Config provider `strimzidir` is the operator's own, through which brokers read their certificates; give yours another name.",
    ],
  },
  {
    name: 'a parameter',
    example: `kafka:
  config:
    config.providers.strimzifile.param.allowed.paths: /
`,
    finds: [
      "orders.yaml:3:5 error: Config provider `strimzifile` is the operator's own, through which brokers read their certificates; give yours another name.",
    ],
  },
]);
