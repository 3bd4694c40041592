/** Markers and their groups: buttons with a name, by mouse, finger or keyboard. */
import L from 'leaflet';
import { plural } from '#core/shared/french.ts';
import type { TownOnMap } from './draw-map.ts';

const SIZE = 44;

/** One marker a town, grouped with its neighbours from afar; a group opens into its towns, a town into its clubs. */
export function clubMarkers(map: L.Map, towns: readonly TownOnMap[], animate: boolean): L.Layer {
  const counts = new WeakMap<L.Marker, number>();
  const group = L.markerClusterGroup({
    animate,
    showCoverageOnHover: false,
    zoomToBoundsOnClick: false,
    spiderfyOnMaxZoom: false,
    maxClusterRadius: SIZE,
    iconCreateFunction: (cluster) => {
      const clubs = cluster.getAllChildMarkers().reduce((sum, marker) => sum + (counts.get(marker) ?? 0), 0);
      const names = plural(cluster.getChildCount(), 'commune');
      return disc(clubs, `${plural(clubs, 'club')} dans ${names}. Voir de plus près`, 'many');
    },
  });
  for (const town of towns) {
    const { count } = town;
    const marker = L.marker(town.at, { icon: disc(count, `${town.commune}, ${plural(count, 'club')}`, 'town') });
    counts.set(marker, count);
    group.addLayer(marker.bindPopup(() => townCard(town), { maxWidth: 260, autoPanPadding: [16, 16] }));
  }
  group.on('clusterclick clusterkeypress', (event) => {
    const key = (event as unknown as { originalEvent?: KeyboardEvent }).originalEvent?.key;
    if (event.type === 'clusterkeypress' && key !== 'Enter' && key !== ' ') return;
    map.fitBounds((event as unknown as { layer: L.MarkerCluster }).layer.getBounds(), { padding: [40, 40] });
    // The group that had the focus is no more.
    map.getContainer().focus({ preventScroll: true });
  });
  return group;
}

/** A round of 44 px: the number to see, the sentence to hear. */
function disc(count: number, words: string, kind: 'many' | 'town'): L.DivIcon {
  const seen = document.createElement('span');
  seen.textContent = String(count);
  seen.ariaHidden = 'true';
  const heard = document.createElement('span');
  heard.className = 'hide';
  heard.textContent = words;
  const box = document.createElement('span');
  box.append(seen, heard);
  return L.divIcon({ html: box, className: `disc ${kind}`, iconSize: [SIZE, SIZE] });
}

/** Built as nodes: a club's name is text, whatever it holds. */
function townCard({ commune, count, clubs }: TownOnMap): HTMLElement {
  const card = document.createElement('div');
  const head = document.createElement('b');
  head.textContent = `${commune}, ${plural(count, 'club')}`;
  const list = document.createElement('ul');
  for (const { name, activities } of clubs) {
    const line = document.createElement('li');
    line.textContent = `${name} (${activities})`;
    list.append(line);
  }
  const link = document.createElement('a');
  link.href = inList(commune);
  link.textContent = count > clubs.length ? `Voir les ${count} clubs dans la liste` : 'Voir dans la liste';
  card.append(head, list, link);
  return card;
}

/** The address of the page, with this commune chosen. */
function inList(commune: string): string {
  const query = new URLSearchParams(location.search);
  query.set('commune', commune);
  query.delete('page');
  return `?${query}#nombre`;
}
