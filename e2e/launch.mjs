// Runs e2e/commands/<name>.ts on Node without a build step, through Vite's own TypeScript pipeline.
import { runnerImport } from 'vite';

const name = process.argv[2] ?? '';
if (!/^[a-z-]+$/.test(name)) {
  console.error('usage: node e2e/launch.mjs <command> [arguments]');
  process.exit(2);
}
// The pipeline sets NODE_ENV to development; what a command builds must not inherit that.
const { NODE_ENV } = process.env;
const { module } = await runnerImport(new URL(`./commands/${name}.ts`, import.meta.url).pathname);
if (NODE_ENV === undefined) delete process.env.NODE_ENV;
else process.env.NODE_ENV = NODE_ENV;
process.exitCode = await module.main(process.argv.slice(3));
