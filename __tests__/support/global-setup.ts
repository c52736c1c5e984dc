/** The action runs on Node 24; tests on another major would prove little. `npm test` brings its own. */
export default function assertRuntime(): void {
  if (!process.version.startsWith('v24.')) {
    throw new Error(
      `Tests run under Node ${process.version}, the action under Node 24. Start them with \`npm test\`, which brings Node 24 from node_modules.`,
    );
  }
}
