import type { ComponentServer } from '#platform/server/components/component-server.ts';
import type { Routes } from '../contract.ts';
import { addGroup } from './groups/add-group.ts';
import { changeGroup } from './groups/change-group.ts';
import { endGroup } from './groups/end-group.ts';
import { showGroup, showGroups } from './groups/show-groups.ts';
import { addAssignment } from './persons/add-assignment.ts';
import { addPerson } from './persons/add-person.ts';
import { changePerson } from './persons/change-person.ts';
import { chooseMainAssignment } from './persons/choose-main-assignment.ts';
import { endAssignment } from './persons/end-assignment.ts';
import { endPerson } from './persons/end-person.ts';
import { movePeople } from './persons/move-people.ts';
import { orderPeople } from './persons/order-people.ts';
import { returnPerson } from './persons/return-person.ts';
import { searchPeople } from './persons/search-people.ts';
import { showPerson } from './persons/show-person.ts';
import { undoLeaving } from './persons/undo-leaving.ts';
import { addDeputyArea } from './posts/add-deputy-area.ts';
import { addPost } from './posts/add-post.ts';
import { endDeputyArea } from './posts/end-deputy-area.ts';
import { endPost } from './posts/end-post.ts';
import { renamePost } from './posts/rename-post.ts';
import { showDeputyAreas } from './posts/show-deputy-areas.ts';
import { showPosts } from './posts/show-posts.ts';
import { addSection } from './sections/add-section.ts';
import { endSection } from './sections/end-section.ts';
import { moveSection } from './sections/move-section.ts';
import { orderSections } from './sections/order-sections.ts';
import { renameSection } from './sections/rename-section.ts';
import { showSection } from './sections/show-section.ts';
import { showTree } from './sections/show-tree.ts';

export const server: ComponentServer<Routes> = {
  handlers: {
    tree: showTree,
    section: showSection,
    searchPersons: searchPeople,
    person: showPerson,
    posts: showPosts,
    deputyAreas: showDeputyAreas,
    addSection,
    renameSection,
    moveSection,
    endSection,
    orderSections,
    orderPeople,
    movePeople,
    addPerson,
    changePerson,
    endPerson,
    undoLeaving,
    returnPerson,
    addAssignment,
    endAssignment,
    chooseMainAssignment,
    addPost,
    renamePost,
    endPost,
    addDeputyArea,
    endDeputyArea,
    groups: showGroups,
    group: showGroup,
    addGroup,
    changeGroup,
    endGroup,
  },
};
