/** Owns getting what Maven has: the artifacts that a project names, with all that they need. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export { javaCommand } from './java.ts';

const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1';
const copyDependencies = `${plugin}:copy-dependencies`;
const buildClassPath = `${plugin}:build-classpath`;

/** A dependency as a project names it. */
export function artifact(group: string, name: string, version: string, more = ''): string {
  return `<dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version>${more}</dependency>`;
}

/** A project that is nothing but what it depends on. */
export function projectOf(dependencies: readonly string[], managed = ''): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion><groupId>kafka-fleet</groupId><artifactId>tools</artifactId><version>1</version>
<dependencyManagement><dependencies>${managed}</dependencies></dependencyManagement>
<dependencies>${dependencies.join('\n')}</dependencies>
</project>
`;
}

/** Puts all jars of a project into a folder below the one given, and returns its path. */
export function copyJars(project: string, folder: string): string {
  writeFileSync(join(folder, 'pom.xml'), project);
  const jars = join(folder, 'jars');
  run('mvn', ['-q', '-B', copyDependencies, `-DoutputDirectory=${jars}`, '-DincludeScope=runtime'], folder);
  return jars;
}

/**
 * Resolves many projects in one run, each in a folder of its own name below the one given, and returns for each the file with its class
 * path. Nothing is copied: the jars stay where Maven keeps them.
 */
export function classPaths(projects: ReadonlyMap<string, string>, folder: string): ReadonlyMap<string, string> {
  const names = [...projects.keys()];
  for (const [name, project] of projects) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'pom.xml'), project.replace('<artifactId>tools<', `<artifactId>tools-${name}<`));
  }
  const modules = names.map((name) => `<module>${name}</module>`).join('');
  const all = projectOf([]).replace(
    '</modelVersion>',
    `</modelVersion><packaging>pom</packaging><modules>${modules}</modules>`,
  );
  writeFileSync(join(folder, 'pom.xml'), all);
  run('mvn', ['-q', '-B', buildClassPath, '-Dmdep.outputFile=classpath', '-DincludeScope=runtime'], folder);
  return new Map(names.map((name) => [name, join(folder, name, 'classpath')]));
}

/** What the command prints; a failure shows all that it said. */
export function run(command: string, args: readonly string[], cwd: string, hint = ''): string {
  try {
    return execFileSync(command, args, { cwd, stdio: 'pipe', encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { message, stdout, stderr } = error as Error & { stdout?: string; stderr?: string };
    throw new Error([`\`${command}\` failed: ${message}`, hint, stdout, stderr].filter(Boolean).join('\n'), {
      cause: error,
    });
  }
}
