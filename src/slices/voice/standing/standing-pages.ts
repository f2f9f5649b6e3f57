import { publicPage, type Reply, type Visit } from '#platform/http/route.ts';
import { thresholds } from '#platform/thresholds.ts';
import { behind } from '../held/public-pages.ts';
import { pictureFor } from './public-picture.ts';

/** The picture on somebody's own page: their group is marked, and not where in it they are. */
export async function showOwnPicture(visit: Visit): Promise<Reply> {
  const { voter, conversation } = await behind(visit);
  return publicPage('voice/standing/own-picture.njk', 'Where you stand, as a picture', {
    conversation,
    own: `/public/taking-part/${visit.params.token}`,
    group: voter.group,
    fewest: thresholds.opinionGroup,
    drawing: await pictureFor(visit.tx, conversation.id, voter.group),
  });
}
