/** Owns ServiceAccounts, whose Secrets are known by name. */
import type { At } from './at.ts';

export function checkServiceAccount(account: At): void {
  for (const secret of account.get('secrets').items()) {
    if (secret.isMap && secret.get('name').value === undefined) secret.get('name').require();
  }
}
