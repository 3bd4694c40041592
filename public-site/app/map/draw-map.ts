/** Leaflet on the outlines of the communes: no outside server, unless IGN tiles are allowed. Fetched by the page of the map alone. */
import L from 'leaflet';
import 'leaflet.markercluster';
import 'leaflet/dist/leaflet.css';
import 'leaflet.markercluster/dist/MarkerCluster.css';
import '../styles/map.css';
import { plural } from '#core/shared/french.ts';
import { clubMarkers } from './club-markers.ts';
import { outlineRings } from './outline-rings.ts';

export interface TownOnMap {
  commune: string;
  /** Latitude, longitude. */
  at: [number, number];
  /** How many clubs it has; `clubs` names the first of them. */
  count: number;
  clubs: { name: string; activities: string }[];
}

export interface MapView {
  /** Whether IGN's tiles lie under it. */
  tiles: boolean;
  near: boolean;
}

export interface ClubsOnMap {
  remove(): void;
}

const IGN_TILES =
  'https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}';
const [FARTHEST, NEAREST] = [9, 15];

/**
 * Draws towns in an empty box. Remove it before another is drawn there.
 * @param near shows the towns from near, as a search wants; otherwise the whole of Essonne.
 */
export async function drawMap(box: HTMLElement, towns: readonly TownOnMap[], { tiles, near }: MapView): Promise<ClubsOnMap> {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(box, {
    attributionControl: false,
    zoomControl: false,
    scrollWheelZoom: false,
    // One finger scrolls the page, two move the map.
    dragging: !L.Browser.mobile,
    minZoom: FARTHEST,
    maxZoom: NEAREST,
    // Tiles are drawn for whole zooms; the outlines fill their box at any.
    zoomSnap: tiles ? 1 : 0.25,
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    inertia: !still,
  });
  L.control.zoom({ zoomInTitle: 'Voir de plus près', zoomOutTitle: 'Voir de plus loin' }).addTo(map);
  const essonne = L.polygon(await outlineRings(), { className: 'commune', interactive: false });
  map.fitBounds(essonne.getBounds());
  if (tiles) L.tileLayer(IGN_TILES, { maxZoom: NEAREST }).addTo(map);
  essonne.addTo(map);
  // A backdrop: what can be read and pressed are the clubs.
  essonne.getElement()?.closest('svg')?.setAttribute('aria-hidden', 'true');
  map.addLayer(clubMarkers(map, towns, !still));
  if (near && towns.length > 0) map.fitBounds(L.latLngBounds(towns.map(({ at }) => at)), { padding: [40, 40], maxZoom: 12 });
  map.on('popupopen', ({ popup }) => nameClosing(popup));
  box.dataset.clubs = plural(
    towns.reduce((sum, { count }) => sum + count, 0),
    'club',
  );
  return map;
}

/** Leaflet says it in English. */
function nameClosing(popup: L.Popup): void {
  const button = popup.getElement()?.querySelector('.leaflet-popup-close-button');
  button?.setAttribute('aria-label', 'Fermer');
}
