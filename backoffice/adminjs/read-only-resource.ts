/**
 * AdminJS's view of a sheet, over the mongoose adapter. It reads; create, update and delete are refused,
 * so that no request can write whatever else fails (security.md: AdminJS edits bypass the use-cases).
 */
import type { Filter } from 'adminjs';
import { currentCampaign } from '#core/campaign/find-campaign.ts';
import { firstConsultableYear } from '#core/campaign/require-consultable.ts';
import { refuse } from '#core/shared/refusals.ts';
import { listQuery, MAX_PER_PAGE } from '../sheets/list-query.ts';
import type { AnySheet, Column } from '../sheets/sheet.ts';
import { BaseProperty, BaseRecord, MongooseResource } from './library.ts';

const ID = 'id';

interface FindOptions {
  limit?: number;
  offset?: number;
  sort?: { sortBy?: string; direction?: 'asc' | 'desc' };
}

type Properties = ReturnType<MongooseResource['properties']>;

export class ReadOnlyResource extends MongooseResource {
  readonly sheet: AnySheet;
  private readonly known: BaseProperty[];
  /** AdminJS asks for rows, then for how many there are under the same filter: both are read at once. */
  private readonly counted = new WeakMap<Filter, Promise<number>>();

  constructor(sheet: AnySheet) {
    super(sheet.model);
    this.sheet = sheet;
    this.known = [
      new BaseProperty({ path: ID, isId: true, isSortable: false }),
      ...sheet.columns.map(
        (column: Column<unknown>, index) =>
          new BaseProperty({ path: column.name, type: 'string', isSortable: column.sort !== undefined, position: index + 2 }),
      ),
    ];
  }

  override id(): string {
    return this.sheet.id;
  }
  override databaseName(): string {
    return 'tlj';
  }
  // The adapter's own properties are the schema's, secrets and all: the sheet names what is shown.
  override properties(): Properties {
    return this.known as never;
  }
  override property(path: string): Properties[number] {
    return (this.known.find((each) => each.path() === path) ?? null) as never;
  }
  override create(): Promise<never> {
    return Promise.reject(refuse('DROIT_MANQUANT'));
  }
  override update(): Promise<never> {
    return Promise.reject(refuse('DROIT_MANQUANT'));
  }
  override delete(): Promise<never> {
    return Promise.reject(refuse('DROIT_MANQUANT'));
  }

  override async count(filter: Filter): Promise<number> {
    return this.counted.get(filter) ?? this.sheet.model.countDocuments(await this.query(filter));
  }

  override async find(filter: Filter, options: FindOptions): Promise<BaseRecord[]> {
    const { limit = MAX_PER_PAGE, offset = 0, sort } = options;
    const query = await this.query(filter);
    const by = this.by(filter);
    const count = this.sheet.model.countDocuments(query, by).exec();
    count.catch(() => undefined);
    this.counted.set(filter, count);
    const rows: unknown[] = await this.sheet.model
      .find(query, this.projection(), by)
      .sort(this.sorting(sort))
      .skip(Math.max(0, Math.trunc(offset) || 0))
      .limit(Math.min(Math.max(1, Math.trunc(limit) || 1), MAX_PER_PAGE))
      .lean();
    return this.records(rows);
  }

  override async findOne(id: string): Promise<BaseRecord> {
    return ((await this.findMany([id]))[0] ?? null) as BaseRecord;
  }

  override async findMany(ids: (string | number)[]): Promise<BaseRecord[]> {
    const read = this.sheet.readId ?? ((text: string) => text);
    const keys = ids.slice(0, MAX_PER_PAGE).map((id) => read(String(id)));
    return this.records(
      await this.sheet.model.find({ _id: { $in: keys }, ...(await this.consultable()) }, this.projection()).lean<unknown[]>(),
    );
  }

  private async records(rows: unknown[]): Promise<BaseRecord[]> {
    const joined: unknown[] = this.sheet.join ? await this.sheet.join(rows) : rows;
    return joined.map((row) => {
      const shown = this.sheet.columns.map((column: Column<unknown>) => [column.name, column.show(row)] as const);
      return new BaseRecord({ ...Object.fromEntries(shown), [ID]: String((row as { _id: unknown })._id) }, this);
    });
  }

  /** Words alone are looked for in the index of the names, each read once; with another filter the server chooses better. */
  private by(filter: Filter): { hint?: Record<string, 1> } {
    const asked = Object.keys(filter.filters).filter((name) => name !== 'campaign');
    const column = this.sheet.columns.find(({ name }: Column<unknown>) => name === asked[0]);
    const index = asked.length === 1 && column?.filter?.kind === 'words' ? column.filter.index : undefined;
    return index ? { hint: index } : {};
  }

  private async query(filter: Filter): Promise<Record<string, unknown>> {
    const asked = Object.fromEntries(Object.entries(filter.filters).map(([name, { value }]) => [name, value as unknown]));
    const campaign = this.sheet.ofCampaign && !('campaign' in asked) ? await currentCampaign() : null;
    const year = campaign ? { campaign: campaign._id } : await this.consultable();
    return { $and: [listQuery(this.sheet, asked), year] };
  }

  /** Screens show a campaign and the two before it (R-CAM-09): older records are as good as not there; those of no campaign are. */
  private async consultable(): Promise<Record<string, unknown>> {
    const first = this.sheet.fields.includes('campaign') ? await firstConsultableYear() : null;
    return first === null ? {} : { campaign: { $not: { $lt: first } } };
  }

  private projection(): Record<string, 1> {
    return Object.fromEntries(this.sheet.fields.map((field) => [field, 1]));
  }

  private sorting(sort: FindOptions['sort']): Record<string, 1 | -1> {
    const wanted = sort?.sortBy ?? this.sheet.sort.by;
    const fields = this.sheet.columns.find((each: Column<unknown>) => each.name === wanted)?.sort ?? ['_id'];
    const direction = (sort?.direction ?? this.sheet.sort.direction) === 'desc' ? -1 : 1;
    return Object.fromEntries(fields.map((field: string) => [field, direction]));
  }
}
