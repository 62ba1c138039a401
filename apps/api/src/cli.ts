import 'reflect-metadata';
import { CommandFactory } from 'nest-commander';
import { CliModule } from './cli/cli.module.js';
import { describeFailure } from './cli/command-line.js';

/** `npx yizhu …`: the same application services as the API, from the command line. */
await CommandFactory.run(CliModule, {
  logger: ['error', 'warn'],
  cliName: 'yizhu',
  usePlugins: false,
  errorHandler: (error) => {
    if ((error as { code?: string }).code?.startsWith('commander.')) process.exit((error as { exitCode?: number }).exitCode ?? 2);
    process.stderr.write(`yizhu: ${describeFailure(error)}\n`);
    process.exit(1);
  },
  serviceErrorHandler: (error) => {
    process.stderr.write(`yizhu: ${describeFailure(error)}\n`);
    process.exit(1);
  },
});
