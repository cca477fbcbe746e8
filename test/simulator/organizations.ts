/** A branch (Dutch: vestiging): requests name its public ID, tokens and apps its internal one. */
export interface Branch {
	publicId: string;
	id: string;
	name: string;
}

export interface Organization {
	id: string;
	name: string;
	branches: Branch[];
}

/** All branches of the first organization; the consent page offers the second one too, which has none. */
export const branches: Branch[] = [
	{ publicId: 'RS2RDH3B', id: '0b9e3c1e-5d1c-4d52-9a6e-6f1f2d3f7a01', name: 'Rotterdam' },
	{ publicId: 'VK7TQ4NM', id: '5c2f7a44-2a0b-4f0e-8f4b-0d7d5a1c9b02', name: 'Venlo' },
	{ publicId: 'H3ZW9LXC', id: 'a71d0f6b-93c8-4b7e-b1d2-3e8c4f5a6d03', name: 'Zwolle' },
];

export const organizations: Organization[] = [
	{ id: '3f6c1d2e-8b47-4c55-a0d9-1e2b3c4d5e01', name: 'Vermeer Transport B.V.', branches },
	{ id: '9d8e7f60-1a2b-4c3d-8e4f-5a6b7c8d9e02', name: 'Van den Berg Logistiek B.V.', branches: [] },
];

export function branchByPublicId(publicId: string): Branch | undefined {
	return branches.find((branch) => branch.publicId === publicId);
}
