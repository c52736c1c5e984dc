/**
 * What `@octokit/plugin-rest-endpoint-methods` means inside dist/: nothing. The action asks by route (`octokit.request`),
 * and the plugin is a table of all of GitHub's routes under names that nobody here calls.
 */
export const restEndpointMethods = () => ({});
