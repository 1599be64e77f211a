/** Where a pull request of a branch is opened, for remotes of GitHub, GitLab and Bitbucket. */
export function pullRequestLink(remote: string, branch: string, base: string): string | null {
	const [, host = "", path = ""] =
		/^(?:https?:\/\/(?:[^@/]+@)?|ssh:\/\/(?:[^@/]+@)?|[^@/]+@)([\w.-]+)(?::\d+(?=\/))?[:/](.+?)(?:\.git)?\/?$/.exec(
			remote,
		) ?? [];
	const name = encodeURIComponent(branch);
	const into = encodeURIComponent(base);
	if (/(^|\.)github\./.test(host)) return `https://${host}/${path}/compare/${into}...${name}?expand=1`;
	if (/(^|\.)gitlab\./.test(host)) {
		return `https://${host}/${path}/-/merge_requests/new?merge_request%5Bsource_branch%5D=${name}&merge_request%5Btarget_branch%5D=${into}`;
	}
	if (/(^|\.)bitbucket\./.test(host)) return `https://${host}/${path}/pull-requests/new?source=${name}&dest=${into}`;
	return null;
}
