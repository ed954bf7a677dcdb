/** Owns where links in a report lead: in GitHub Actions to the commit that was checked, else to the file beside the report. */

type Environment = Readonly<Record<string, string | undefined>>;

export function linkBase({ GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA }: Environment): string {
  const known = [GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA].every((one) => one !== undefined && one !== '');
  return known ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}/` : '';
}
