import type { Before, Results } from '../e2e/agent/results';

/** docs/ai.md: how to give Routix to an AI Agent, and what its questions cost. */
export function aiPage(results: Results, before: Before): string {
	const { accounts, n8n, orders, questions } = results;
	const rows = questions.map(({ answer, characters, question, tools }, index) => {
		const old = before[index];
		return [
			question,
			answer,
			tools.map((tool) => tool.replaceAll('_', ' ')).join(', '),
			inWords(characters),
			inWords(old.characters),
			old.isAnswered ? 'yes' : 'no',
		];
	});
	const most = Math.max(...questions.map(({ characters }) => characters));
	const answeredBefore = before.filter(({ isAnswered }) => isAnswered).length;
	return `# Routix as a tool of an AI Agent

Written by \`npm run docs\`; do not edit.

Add a Routix node below an AI Agent in n8n, one for each thing that the agent may do, and choose its resource and operation.
Or import the example [ai-agent.json](../examples/ai-agent.json), which has six.

- The model can fill in every other parameter: click the stars beside a parameter, or write \`$fromAI\`. Dropdowns are texts
  there that name their values. What a model writes for nothing, such as an empty text or \`null\`, counts as nothing.
- **Tool Description** is what the model knows of the tool. It says at first what can be asked; add what matters to you, such
  as the names of your fields.
- Let the model choose **Output Field Names or IDs**, and keep **Limit** low: the model reads, and you pay for, every
  record. Count tells it how many there are.
- When something is wrong, the model gets the advice too, such as the nearest field names, and can ask again. In n8n 2.20,
  the oldest that is supported, an error of a tool ends the agent's run instead.
- Before a tool may write, use **Dry Run**, or n8n's human review step.
- What the tools read is sent to the model: names, addresses, prices. Use a provider with whom you may share that.

## Ten questions

The example in n8n ${n8n}, with a simulated Routix of ${inWords(accounts)} accounts and ${inWords(orders)} orders. A script
plays the model, so this shows what the tools give, not how clever a model is. The end-to-end test \`aiQuestions\` asks
them, compares the answers with the whole lists, and fails if the tools give more than 1,500 characters for one. The most
was ${inWords(most)}. In the last one the model names a wrong field first, and the error names the right one.

0.1.0 could only list: the tools of its example read the first 500 accounts or 100 orders at most. Its columns show what its
node gives for that, and whether the answer is in it: ${answeredBefore} of ${before.length}.

${table(['Question', 'Answer', 'Tools', 'Characters', '0.1.0: characters', '0.1.0: answered'], rows)}
`;
}

function inWords(count: number): string {
	return count.toLocaleString('en-US');
}

function table(headings: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	const rule = headings.map((heading) => (/haracters/.test(heading) ? '---:' : '---'));
	return [line(headings), line(rule), ...rows.map(line)].join('\n');
}
