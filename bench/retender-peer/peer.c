/*
 * The simulation of src/engines/retender in C, for a bench: what does plain C make of the same algorithm, the same
 * draws and the same tables? It reads arrays that the TypeScript has prepared (a market, and what each draw of the
 * assumptions makes of it), plays the paths, and prints the sums that the engine keeps.
 *
 * Build: gcc -std=c11 -O3 -march=native peer.c -lm. Without contraction into fused steps, so that digits are alike.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MOST 24
#define MEASURES 19
#define LOT_MEASURES 4

enum { LOT_SHOCK = 2, BID, COST, TIE, YEAR, VOLUME, EXTEND, EXIT, CLOSES, HAND_BACK, ENTRY, NEWCOMER, ALLIANCE };

/* The places of the assumptions, in the order in which the TypeScript writes them. */
enum {
  P_BID_INCUMBENT, P_BID_OPEN, P_BID_SLACK, P_LOT_SHOCK, P_BACKLOG, P_ALLIANCE_MARGIN, P_INCUMBENT_EDGE,
  P_CAPACITY_SLACK, P_INFLATION, P_FIXED_COST, P_OTHER_MARGIN, P_VOLUME_SPREAD, P_EXTENDED, P_EXIT_DEPENDENCE,
  P_EXIT_DRY, P_EXIT_CASH, P_EXIT_INFORMATION, P_YEAR_SHOCK, P_ALLIANCE_SHOCK, P_CLOSES, P_HAND_BACK,
  P_HAND_BACK_LOSS, P_ENTRY_RATE, P_ENTRY_SHAPE, P_ENTRY_PROFIT, P_ENTRY_OPEN, P_NEWCOMERS, P_REHOME, P_COUNT
};

/* Numbers in a fixed order, each list behind its length. */
static FILE *file;

static double *read_list(size_t *length) {
  double count;
  if (fread(&count, sizeof count, 1, file) != 1) exit(2);
  size_t n = (size_t)count;
  double *values = malloc((n + 1) * sizeof *values);
  if (!values || fread(values, sizeof *values, n, file) != n) exit(2);
  if (length) *length = n;
  return values;
}
static double *doubles(void) { return read_list(NULL); }
#define AS(type, name)                                     \
  static type *name(void) {                                \
    size_t n;                                              \
    double *values = read_list(&n);                        \
    type *made = malloc((n + 1) * sizeof *made);           \
    for (size_t i = 0; i < n; i += 1) made[i] = (type)values[i]; \
    free(values);                                          \
    return made;                                           \
  }
AS(int32_t, integers)
AS(uint32_t, keys32)
AS(uint8_t, bytes8)

static int first, slots, lots, rounds, enough, informed, learn_steps, learn_length, mark_length;
static double years, all_units;

static struct {
  uint32_t *keys, *lot_keys, *cell_keys;
  uint8_t *type, *vehicle, *runs_already;
  int32_t *owner, *begins, *term, *extension, *awards, *cap_lots;
  double *capacity, *cost, *quality, *cash, *other, *held, *size, *price, *shares, *floor, *ceiling, *price_weight,
      *quality_least, *indexation;
} market;

static struct {
  double *p, *base, *base_new, *leave, *spread, *spread_new, *mark_up, *learn, *keep, *bid_money;
  int32_t *beliefs;
} fitted;

static double *logit_table, *normal_table, *hazard_table;

static struct {
  uint32_t first, second;
  int round, count, bids;
  double prices, shock;
  uint32_t *keys, *cell_keys, *tie;
  uint8_t *type, *newcomer, *alive, *incumbent, *active, *extended, *taken;
  double *capacity, *cost, *quality, *other, *leave, *load, *before, *cash, *spent, *profit, *term, *base, *experience,
      *holding, *paid, *own, *uncovered, *index, *bid, *cost_of, *score, *first_price, *last_price, *room;
  int32_t *arrived, *list, *dry, *bids_made, *wins, *lots_held, *touched, *holders, *held, *due, *bidders,
      *last_bidders, *places, *given, *tenders, *bid_lot, *bid_by, *order, *seen, *first_round, *last_round;
  double gap;
  int left, closed, small_left, hand_backs, entered, any_uncovered, retained, retainable;
} s;

/* --- draws ------------------------------------------------------------------------------------------------------ */

static inline uint32_t mix(uint32_t x) {
  x = (x ^ (x >> 16)) * 0x7feb352du;
  x = (x ^ (x >> 15)) * 0x846ca68bu;
  return x ^ (x >> 16);
}
static inline uint32_t round_key(uint32_t half, int round, uint32_t purpose) {
  return mix(half ^ mix((uint32_t)(round + 1) * 64u + purpose));
}
static inline uint32_t draw_at(uint32_t one, uint32_t two, uint32_t cell) {
  uint32_t x = one ^ cell;
  x = (x ^ (x >> 16)) * 0x7feb352du;
  x = (x ^ (x >> 15) ^ two) * 0x846ca68bu;
  return x ^ (x >> 16);
}
static inline uint32_t cell_key(uint32_t lot, uint32_t provider) { return mix(lot ^ mix(provider + 0x85ebca6bu)); }
static inline double unit(uint32_t draw) { return (draw + 0.5) / 4294967296.0; }
static inline double normal_of(uint32_t draw) { return normal_table[draw >> 20]; }

static double polynomial(const double *by, int n, double x) {
  double sum = 0;
  for (int i = 0; i < n; i += 1) sum = sum * x + by[i];
  return sum;
}
static double normal_at(double p) {
  static const double tail[6] = {-7.784894002430293e-3, -0.3223964580411365, -2.400758277161838,
                                 -2.549732539343734, 4.374664141464968, 2.938163982698783};
  static const double tail_below[5] = {7.784695709041462e-3, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1};
  static const double middle[6] = {-39.69683028665376, 220.9460984245205, -275.9285104469687,
                                   138.357751867269, -30.66479806614716, 2.506628277459239};
  static const double middle_below[6] = {-54.47609879822406, 161.5858368580409, -155.6989798598866,
                                         66.80131188771972, -13.28068155288572, 1};
  if (p < 0.02425) {
    double q = sqrt(-2 * log(p));
    return polynomial(tail, 6, q) / polynomial(tail_below, 5, q);
  }
  if (p > 1 - 0.02425) return -normal_at(1 - p);
  double q = p - 0.5;
  return (polynomial(middle, 6, q * q) * q) / polynomial(middle_below, 6, q * q);
}

/* --- beginning -------------------------------------------------------------------------------------------------- */

static double *f64(int n) { return calloc((size_t)n + 1, sizeof(double)); }
static int32_t *i32(int n) { return calloc((size_t)n + 1, sizeof(int32_t)); }
static uint8_t *u8(int n) { return calloc((size_t)n + 1, 1); }
static void *copied(const void *from, size_t size) {
  void *made = malloc(size);
  return memcpy(made, from, size);
}

static void make_state(void) {
  int cells = slots * lots;
  s.keys = copied(market.keys, sizeof(uint32_t) * (size_t)slots);
  s.cell_keys = copied(market.cell_keys, sizeof(uint32_t) * (size_t)cells);
  s.type = copied(market.type, (size_t)slots);
  s.capacity = copied(market.capacity, sizeof(double) * (size_t)slots);
  s.cost = copied(market.cost, sizeof(double) * (size_t)slots);
  s.quality = copied(market.quality, sizeof(double) * (size_t)slots);
  s.other = copied(market.other, sizeof(double) * (size_t)slots);
  s.tie = calloc((size_t)cells, sizeof(uint32_t));
  s.newcomer = u8(slots), s.alive = u8(slots), s.incumbent = u8(cells), s.active = u8(lots), s.extended = u8(lots);
  s.taken = u8(cells);
  s.leave = f64(slots), s.load = f64(slots), s.before = f64(slots), s.cash = f64(slots), s.spent = f64(slots);
  s.profit = f64(slots), s.term = f64(slots), s.base = f64(cells), s.experience = f64(cells), s.room = f64(slots);
  s.holding = f64(lots * MOST), s.paid = f64(lots * MOST), s.own = f64(lots * MOST), s.uncovered = f64(lots);
  s.index = f64(lots), s.bid = f64(cells), s.cost_of = f64(cells), s.score = f64(cells), s.first_price = f64(lots);
  s.last_price = f64(lots);
  s.arrived = i32(slots), s.list = i32(slots), s.dry = i32(slots), s.bids_made = i32(slots), s.wins = i32(slots);
  s.lots_held = i32(slots), s.touched = i32(cells), s.holders = i32(lots * MOST), s.held = i32(lots), s.due = i32(lots);
  s.bidders = i32(lots), s.last_bidders = i32(lots), s.places = i32(lots), s.given = i32(lots), s.tenders = i32(lots);
  s.bid_lot = i32(cells), s.bid_by = i32(cells), s.order = i32(cells), s.seen = i32(lots * 2);
  s.first_round = i32(lots), s.last_round = i32(lots);
}

static void begin_lot(int lot) {
  int held = 0;
  double covered = 0;
  for (int one = 0; one < first; one += 1) {
    double units = market.held[lot * first + one];
    if (units <= 0 || held == MOST) continue;
    int place = lot * MOST + held;
    s.holders[place] = one;
    s.holding[place] = units;
    s.paid[place] = market.price[lot];
    s.own[place] = market.cost[one];
    s.incumbent[lot * slots + one] = 1;
    s.load[one] += units;
    s.lots_held[one] += 1;
    covered += units;
    held += 1;
  }
  s.held[lot] = held;
  s.active[lot] = market.runs_already[lot];
  s.uncovered[lot] = s.active[lot] ? fmax(0, market.size[lot] - covered) : 0;
  s.due[lot] = market.begins[lot];
  s.last_bidders[lot] = fitted.beliefs[lot];
  s.extended[lot] = 0;
  s.tenders[lot] = 0;
  s.index[lot] = 1;
  s.first_round[lot] = s.last_round[lot] = -1;
}

static void begin(uint32_t seed, uint32_t seed_high, uint32_t draw, uint32_t path) {
  uint32_t high = mix(seed_high ^ mix(draw + 0x9e3779b9u));
  s.first = mix(mix(seed ^ 0x243f6a88u) ^ mix(draw) ^ mix(mix(path) + high));
  s.second = mix(mix(seed + 0x13198a2eu) + mix(draw ^ 0x03707344u) + mix(path + 0x299f31d0u));
  for (int one = 0; one < slots; one += 1) {
    int here = one < first;
    s.alive[one] = (uint8_t)here;
    s.newcomer[one] = 0;
    s.load[one] = 0;
    s.dry[one] = s.lots_held[one] = 0;
    s.cash[one] = market.cash[one];
    if (here) {
      s.list[one] = one;
      s.leave[one] = fitted.leave[one];
    }
  }
  s.count = first;
  for (int lot = 0; lot < lots; lot += 1) {
    for (int one = 0; one < slots; one += 1) {
      int cell = lot * slots + one;
      s.base[cell] = one < first ? fitted.base[lot * first + one] : -INFINITY;
      s.incumbent[cell] = 0;
      s.experience[cell] = 0;
      s.touched[cell] = 0;
    }
    begin_lot(lot);
  }
  s.prices = 1;
  s.left = s.closed = s.small_left = s.hand_backs = s.entered = s.any_uncovered = s.retained = s.retainable = 0;
  s.gap = 0;
  for (int i = 0; i < lots * 2; i += 1) s.seen[i] = -1;
}

/* --- holding and covering --------------------------------------------------------------------------------------- */

static inline double room_of(int one) {
  double room = s.capacity[one] * (1 + fitted.p[P_CAPACITY_SLACK]) - s.load[one] - s.other[one];
  return room > 0 ? room : 0;
}

static int add_holder(int lot, int one, double units, double price, double own) {
  int from = lot * MOST, held = s.held[lot];
  for (int place = from; place < from + held; place += 1)
    if (s.holders[place] == one) {
      double all = s.holding[place] + units;
      s.paid[place] = (s.paid[place] * s.holding[place] + price * units) / all;
      s.own[place] = (s.own[place] * s.holding[place] + own * units) / all;
      s.holding[place] = all;
      s.load[one] += units;
      return 1;
    }
  if (held == MOST) return 0;
  s.holders[from + held] = one;
  s.holding[from + held] = units;
  s.paid[from + held] = price;
  s.own[from + held] = own;
  s.held[lot] = held + 1;
  s.load[one] += units;
  s.lots_held[one] += 1;
  return 1;
}

static void drop_holder(int lot, int place) {
  int last = lot * MOST + s.held[lot] - 1, one = s.holders[place];
  s.load[one] = fmax(0, s.load[one] - s.holding[place]);
  s.lots_held[one] -= 1;
  s.uncovered[lot] += s.holding[place];
  s.holders[place] = s.holders[last];
  s.holding[place] = s.holding[last];
  s.paid[place] = s.paid[last];
  s.own[place] = s.own[last];
  s.held[lot] -= 1;
}

static inline int may_cover(int lot, int one) {
  return s.alive[one] && s.base[lot * slots + one] > -INFINITY && s.quality[one] >= market.quality_least[lot];
}

static void cover_by(int lot, int one) {
  double units = fmin(s.uncovered[lot], room_of(one));
  if (units <= 1e-9) return;
  double used = (s.load[one] + s.other[one]) / s.capacity[one];
  double own = s.cost[one] * (1 + fitted.p[P_BACKLOG] * used);
  double price = (s.first_round[lot] < 0 ? market.price[lot] : s.last_price[lot]) * s.prices;
  if (add_holder(lot, one, units, price, own)) s.uncovered[lot] -= units;
}

static int candidates(int lot, int but) {
  uint32_t a = round_key(s.first, s.round, TIE), b = round_key(s.second, s.round, TIE);
  double slack = 1 + fitted.p[P_CAPACITY_SLACK];
  int found = 0;
  for (int i = 0; i < s.count; i += 1) {
    int one = s.list[i];
    if (s.capacity[one] * slack - s.load[one] - s.other[one] <= 1e-9 || one == but || !may_cover(lot, one)) continue;
    s.order[found] = one;
    s.tie[found++] = draw_at(a, b, cell_key(market.lot_keys[lot], s.keys[one]));
  }
  return found;
}

static double cover_lot(int lot, int but) {
  double before = s.uncovered[lot];
  int from = lot * MOST;
  for (int place = from; place < from + s.held[lot]; place += 1) {
    int one = s.holders[place];
    if (one != but && s.uncovered[lot] > 1e-9 && may_cover(lot, one)) cover_by(lot, one);
  }
  int waiting = s.uncovered[lot] > 1e-9 ? candidates(lot, but) : 0;
  while (waiting > 0 && s.uncovered[lot] > 1e-9) {
    int next = 0;
    for (int i = 1; i < waiting; i += 1)
      if (s.tie[i] < s.tie[next]) next = i;
    cover_by(lot, s.order[next]);
    waiting -= 1;
    s.order[next] = s.order[waiting];
    s.tie[next] = s.tie[waiting];
  }
  return before - s.uncovered[lot];
}

static void step_in(int lot, int but) {
  double moved = cover_lot(lot, but);
  s.gap += moved * fmin(years, 1 / (52 * fitted.p[P_REHOME]));
}

static void step_in_everywhere(void) {
  memset(s.places, 0, sizeof(int32_t) * (size_t)lots);
  for (;;) {
    int next = -1;
    for (int lot = 0; lot < lots; lot += 1) {
      if (s.places[lot] || !s.active[lot] || s.uncovered[lot] <= 1e-9) continue;
      if (next < 0 || s.uncovered[lot] > s.uncovered[next] ||
          (s.uncovered[lot] == s.uncovered[next] && market.lot_keys[lot] < market.lot_keys[next]))
        next = lot;
    }
    if (next < 0) return;
    s.places[next] = 1;
    step_in(next, -1);
  }
}

/* --- a round ---------------------------------------------------------------------------------------------------- */

static void release(int lot) {
  memset(s.incumbent + lot * slots, 0, (size_t)slots);
  for (int place = lot * MOST; place < lot * MOST + s.held[lot]; place += 1) {
    int one = s.holders[place];
    s.load[one] = fmax(0, s.load[one] - s.holding[place]);
    s.lots_held[one] -= 1;
    s.incumbent[lot * slots + one] = 1;
  }
  s.held[lot] = 0;
  s.uncovered[lot] = market.size[lot];
  s.active[lot] = 1;
  s.extended[lot] = 0;
}

static int open_lots(void) {
  uint32_t a = round_key(s.first, s.round, EXTEND), b = round_key(s.second, s.round, EXTEND);
  int open = 0;
  for (int lot = 0; lot < lots; lot += 1) {
    s.places[lot] = 0;
    if (s.due[lot] != s.round) continue;
    if (s.held[lot] > 0 && s.tenders[lot] > 0 && market.extension[lot] > 0 && !s.extended[lot] &&
        unit(draw_at(a, b, market.lot_keys[lot])) < fitted.p[P_EXTENDED]) {
      s.extended[lot] = 1;
      s.due[lot] = s.round + market.extension[lot];
      continue;
    }
    release(lot);
    s.places[lot] = market.awards[lot];
    open += 1;
  }
  return open;
}

static void gather_bids(int open) {
  const double *p = fitted.p;
  s.bids = 0;
  double room = 1 + p[P_CAPACITY_SLACK];
  for (int i = 0; i < s.count; i += 1) {
    int one = s.list[i];
    s.term[one] = p[P_BID_SLACK] * (1 - (s.load[one] + s.other[one]) / s.capacity[one]);
  }
  uint32_t a = round_key(s.first, s.round, BID), b = round_key(s.second, s.round, BID);
  uint32_t c = round_key(s.first, s.round, LOT_SHOCK), d = round_key(s.second, s.round, LOT_SHOCK);
  double crowd = p[P_BID_OPEN] * (open - 1 < 10 ? open - 1 : 10);
  for (int lot = 0; lot < lots; lot += 1) {
    if (s.places[lot] <= 0) continue;
    double lot_term = p[P_LOT_SHOCK] * normal_of(draw_at(c, d, market.lot_keys[lot])) - crowd;
    double need = market.shares[lot * MOST + market.awards[lot] - 1] * market.size[lot] - 1e-9;
    int row = lot * slots, bidders = 0;
    for (int i = 0; i < s.count; i += 1) {
      int one = s.list[i], cell = row + one;
      double logit = s.base[cell] + s.term[one] + lot_term + (s.incumbent[cell] ? p[P_BID_INCUMBENT] : 0);
      if (!(logit > logit_table[draw_at(a, b, s.cell_keys[cell]) >> 20])) continue;
      if (s.capacity[one] * room - s.load[one] - s.other[one] < need) continue;
      s.bids_made[one] += 1;
      s.spent[one] += fitted.bid_money[lot * 4 + s.type[one]];
      if (s.quality[one] < market.quality_least[lot] || s.cash[one] <= 0) continue;
      s.bid_lot[s.bids] = lot;
      s.bid_by[s.bids] = one;
      s.bids += 1;
      bidders += 1;
    }
    s.bidders[lot] = bidders;
  }
}

static double cost_at(int lot, int one, uint32_t draw) {
  int cell = lot * slots + one;
  double used = (s.load[one] + s.other[one]) / s.capacity[one];
  double x = s.experience[cell] * fitted.keep[s.round - s.touched[cell]];
  int step = (int)(x * learn_steps);
  double learnt = fitted.learn[step < learn_length - 1 ? step : learn_length - 1];
  double level = s.cost[one] * s.prices * learnt * (1 + fitted.p[P_BACKLOG] * used);
  return level * (s.newcomer[one] ? fitted.spread_new : fitted.spread)[draw >> 20];
}

static void price_bids(void) {
  uint32_t a = round_key(s.first, s.round, COST), b = round_key(s.second, s.round, COST);
  int kept = 0;
  for (int i = 0; i < s.bids; i += 1) {
    int lot = s.bid_lot[i], one = s.bid_by[i], cell = lot * slots + one;
    uint32_t key = s.cell_keys[cell];
    double cost = cost_at(lot, one, draw_at(a, b, key));
    double ceiling = market.ceiling[lot] < 1e308 ? market.ceiling[lot] * s.prices : 1.7976931348623157e308;
    if (cost > ceiling) {
      s.bidders[lot] -= 1;
      continue;
    }
    int seen = s.last_bidders[lot] < mark_length - 1 ? s.last_bidders[lot] : mark_length - 1;
    double bid = market.vehicle[lot] == 3 ? cost * (1 + fitted.p[P_ALLIANCE_MARGIN]) : cost * (1 + fitted.mark_up[seen]);
    double asked = fmin(ceiling, fmax(market.floor[lot] * s.prices, bid));
    double edge = s.incumbent[cell] ? fitted.p[P_INCUMBENT_EDGE] : 0, weight = market.price_weight[lot];
    s.bid_lot[kept] = lot;
    s.bid_by[kept] = one;
    s.cost_of[kept] = cost;
    s.bid[kept] = asked;
    s.score[kept] = (weight * asked) / (market.price[lot] * s.prices) - (1 - weight) * s.quality[one] - edge;
    s.tie[kept] = cell_key(key, (uint32_t)s.round);
    kept += 1;
  }
  s.bids = kept;
}

static int by_score(const void *left, const void *right) {
  int a = *(const int32_t *)left, b = *(const int32_t *)right;
  if (s.score[a] != s.score[b]) return s.score[a] < s.score[b] ? -1 : 1;
  if (s.tie[a] != s.tie[b]) return s.tie[a] < s.tie[b] ? -1 : 1;
  return s.bid_by[a] - s.bid_by[b];
}

static int owner_has(int lot, int owner) {
  for (int place = lot * MOST; place < lot * MOST + s.held[lot]; place += 1)
    if (market.owner[s.holders[place]] == owner) return 1;
  return 0;
}

static int lots_of_owner(int owner) {
  int sum = 0;
  for (int i = 0; i < s.count; i += 1)
    if (market.owner[s.list[i]] == owner) sum += s.lots_held[s.list[i]];
  return sum;
}

static void win(int at) {
  int lot = s.bid_lot[at], one = s.bid_by[at], owner = market.owner[one], rank = s.given[lot];
  double units = market.shares[lot * MOST + rank] * market.size[lot];
  if (rank >= s.places[lot] || room_of(one) < units - 1e-9) return;
  if (owner_has(lot, owner)) return;
  if (market.cap_lots[lot] < 1000000 && lots_of_owner(owner) >= market.cap_lots[lot]) return;
  add_holder(lot, one, units, s.bid[at], s.cost_of[at] / s.prices);
  s.uncovered[lot] = fmax(0, s.uncovered[lot] - units);
  s.given[lot] = rank + 1;
  s.taken[at] = 1;
}

static void spread_rest(int lot) {
  for (int place = lot * MOST; place < lot * MOST + s.held[lot] && s.uncovered[lot] > 1e-9; place += 1) {
    int one = s.holders[place];
    double units = fmin(s.uncovered[lot], room_of(one));
    if (units <= 1e-9) continue;
    s.holding[place] += units;
    s.load[one] += units;
    s.uncovered[lot] -= units;
  }
}

static void settle_prices(int lot) {
  double paid = 0, units = 0;
  for (int place = lot * MOST; place < lot * MOST + s.held[lot]; place += 1) {
    paid += s.paid[place] * s.holding[place];
    units += s.holding[place];
  }
  double price = paid / units / s.prices;
  if (s.first_round[lot] < 0) {
    s.first_round[lot] = s.round;
    s.first_price[lot] = price;
  }
  s.last_round[lot] = s.round;
  s.last_price[lot] = price;
}

static void after_awards(void) {
  for (int i = 0; i < s.bids; i += 1) {
    int at = s.order[i], one = s.bid_by[at], cell = s.bid_lot[at] * slots + one;
    if (s.incumbent[cell]) s.retainable += 1;
    if (!s.taken[at]) continue;
    if (s.incumbent[cell]) s.retained += 1;
    s.wins[one] += 1;
    s.experience[cell] = s.experience[cell] * fitted.keep[s.round - s.touched[cell]] + 1;
    s.touched[cell] = s.round;
  }
  for (int i = 0; i < s.count; i += 1) {
    int one = s.list[i];
    if (s.bids_made[one] > 0) s.dry[one] = s.wins[one] > 0 ? 0 : s.dry[one] + 1;
  }
}

static void award_lots(void) {
  for (int at = 0; at < s.bids; at += 1) {
    s.order[at] = at;
    s.taken[at] = 0;
  }
  memset(s.given, 0, sizeof(int32_t) * (size_t)lots);
  qsort(s.order, (size_t)s.bids, sizeof *s.order, by_score);
  for (int i = 0; i < s.bids; i += 1) win(s.order[i]);
  for (int lot = 0; lot < lots; lot += 1) {
    if (s.places[lot] <= 0) continue;
    if (s.tenders[lot] < 2) s.seen[lot * 2 + s.tenders[lot]] = s.bidders[lot];
    s.tenders[lot] += 1;
    s.index[lot] = 1;
    s.last_bidders[lot] = s.bidders[lot] > 1 ? s.bidders[lot] : 1;
    if (s.held[lot] == 0) {
      s.due[lot] = s.round + 1;
      continue;
    }
    spread_rest(lot);
    settle_prices(lot);
    s.due[lot] = s.round + market.term[lot];
  }
  after_awards();
}

static double volume_of(int lot) {
  if (market.vehicle[lot] != 1 && market.vehicle[lot] != 2) return 1;
  uint32_t draw = draw_at(round_key(s.first, s.round, VOLUME), round_key(s.second, s.round, VOLUME), market.lot_keys[lot]);
  return fmin(2, fmax(0, 1 + fitted.p[P_VOLUME_SPREAD] * normal_of(draw)));
}

static void settle_money(void) {
  const double *p = fitted.p;
  for (int i = 0; i < s.count; i += 1) s.profit[s.list[i]] = 0;
  for (int lot = 0; lot < lots; lot += 1) {
    if (!s.active[lot] || s.held[lot] == 0) continue;
    double volume = volume_of(lot);
    for (int place = lot * MOST; place < lot * MOST + s.held[lot]; place += 1) {
      int one = s.holders[place];
      s.profit[one] += (s.paid[place] * s.index[lot] - s.own[place] * s.prices) * s.holding[place] * volume;
    }
    s.index[lot] *= pow(1 + p[P_INFLATION] * market.indexation[lot], years);
  }
  for (int i = 0; i < s.count; i += 1) {
    int one = s.list[i];
    double unit_cost = s.cost[one] * s.prices;
    double idle = fmax(0, s.capacity[one] - s.load[one] - s.other[one]);
    double year = s.profit[one] + s.other[one] * unit_cost * p[P_OTHER_MARGIN] - idle * unit_cost * p[P_FIXED_COST] -
                  (s.spent[one] * s.prices) / years;
    double month = (fmax(s.load[one] + s.other[one], s.capacity[one] * 0.1) * unit_cost) / 12;
    s.cash[one] += (year * years) / month;
  }
}

static void alliance_luck(void) {
  memset(s.term, 0, sizeof(double) * (size_t)slots);
  double spread = fitted.p[P_ALLIANCE_SHOCK];
  if (spread == 0) return;
  uint32_t a = round_key(s.first, s.round, ALLIANCE), b = round_key(s.second, s.round, ALLIANCE);
  for (int lot = 0; lot < lots; lot += 1) {
    if (market.vehicle[lot] != 3 || s.held[lot] == 0) continue;
    double luck = spread * normal_of(draw_at(a, b, market.lot_keys[lot]));
    for (int place = lot * MOST; place < lot * MOST + s.held[lot]; place += 1) s.term[s.holders[place]] += luck;
  }
}

static double leaving_logit(int one) {
  const double *p = fitted.p;
  double had = s.before[one], lost = had > 0 ? fmax(0, had - s.load[one]) / had : 0, work = had + s.other[one];
  return s.leave[one] + p[P_EXIT_DEPENDENCE] * (work > 0 ? had / work : 0) * lost +
         p[P_EXIT_DRY] * (s.dry[one] < 3 ? s.dry[one] : 3) + (s.cash[one] < 2 ? p[P_EXIT_CASH] : 0) +
         (s.newcomer[one] && informed ? p[P_EXIT_INFORMATION] : 0) + s.shock + s.term[one];
}

static void remove_provider(int one) {
  for (int lot = 0; lot < lots; lot += 1)
    for (int place = lot * MOST + s.held[lot] - 1; place >= lot * MOST; place -= 1)
      if (s.holders[place] == one) drop_holder(lot, place);
  s.alive[one] = 0;
  int kept = 0;
  for (int i = 0; i < s.count; i += 1)
    if (s.list[i] != one) s.list[kept++] = s.list[i];
  s.count = kept;
}

static void leave_market(void) {
  uint32_t a = round_key(s.first, s.round, EXIT), b = round_key(s.second, s.round, EXIT);
  uint32_t c = round_key(s.first, s.round, CLOSES), d = round_key(s.second, s.round, CLOSES);
  alliance_luck();
  int going = 0;
  for (int i = 0; i < s.count; i += 1) {
    int one = s.list[i];
    if (s.arrived[one] == s.round && s.newcomer[one]) continue;
    if (leaving_logit(one) > hazard_table[draw_at(a, b, s.keys[one]) >> 20]) s.order[going++] = one;
  }
  for (int i = 0; i < going; i += 1) {
    int one = s.order[i];
    s.left += 1;
    if (s.type[one] < 2) s.small_left += 1;
    if (unit(draw_at(c, d, s.keys[one])) < fitted.p[P_CLOSES]) s.closed += 1;
    remove_provider(one);
  }
}

static void hand_back(void) {
  const double *p = fitted.p;
  uint32_t a = round_key(s.first, s.round, HAND_BACK), b = round_key(s.second, s.round, HAND_BACK);
  for (int lot = 0; lot < lots; lot += 1) {
    if (!s.active[lot]) continue;
    for (int place = lot * MOST + s.held[lot] - 1; place >= lot * MOST; place -= 1) {
      int one = s.holders[place];
      int losing = s.paid[place] * s.index[lot] < s.own[place] * s.prices;
      double logit = p[P_HAND_BACK] + (losing ? p[P_HAND_BACK_LOSS] : 0);
      if (!(logit > hazard_table[draw_at(a, b, cell_key(market.lot_keys[lot], s.keys[one])) >> 20])) continue;
      s.hand_backs += 1;
      drop_holder(lot, place);
      step_in(lot, one);
    }
  }
}

static int poisson_at(double mean, double u) {
  double lambda = fmin(200, mean);
  if (lambda <= 0) return 0;
  double term = exp(-lambda), below = term;
  int count = 0;
  while (u > below && count < 1000) {
    count += 1;
    term *= lambda / count;
    below += term;
  }
  return count;
}

static void admit(uint32_t key) {
  int one = first;
  while (one < slots && s.alive[one]) one += 1;
  if (one == slots) return;
  int like = (int)(unit(mix(key + 1)) * first);
  s.keys[one] = key;
  s.type[one] = market.type[like];
  s.capacity[one] = market.capacity[like];
  s.cost[one] = market.cost[like];
  s.quality[one] = market.quality[like];
  s.other[one] = market.other[like];
  s.cash[one] = market.cash[like];
  s.leave[one] = fitted.leave[like];
  s.newcomer[one] = 1;
  s.arrived[one] = s.round;
  s.alive[one] = 1;
  s.load[one] = s.before[one] = 0;
  s.dry[one] = s.lots_held[one] = 0;
  for (int lot = 0; lot < lots; lot += 1) {
    int cell = lot * slots + one;
    s.base[cell] = fitted.base_new[lot * first + like];
    s.cell_keys[cell] = cell_key(market.lot_keys[lot], key);
    s.incumbent[cell] = 0;
    s.experience[cell] = 0;
    s.touched[cell] = s.round;
  }
  s.list[s.count++] = one;
  s.entered += 1;
}

static void enter_market(int open) {
  const double *p = fitted.p;
  uint32_t a = round_key(s.first, s.round, ENTRY), b = round_key(s.second, s.round, ENTRY);
  double shape = p[P_ENTRY_SHAPE], luck = 1;
  if (!(shape > 1e6)) {
    double root = fmax(0, 1 - 1 / (9 * shape) + normal_at(unit(draw_at(a, b, 1))) / (3 * sqrt(shape)));
    luck = pow(root, 3);
  }
  double margin = 0, work = 0;
  for (int i = 0; i < s.count; i += 1) {
    int one = s.list[i];
    margin += s.profit[one];
    work += s.load[one] * s.cost[one] * s.prices;
  }
  double earns = work > 0 ? fmax(-0.5, fmin(0.5, margin / work)) : 0;
  double drawn = exp(p[P_ENTRY_PROFIT] * earns + (p[P_ENTRY_OPEN] * open) / lots);
  double expected = (p[P_ENTRY_RATE] * s.count * drawn + p[P_NEWCOMERS]) * years;
  int newcomers = poisson_at(expected * luck, unit(draw_at(a, b, 2)));
  uint32_t c = round_key(s.first, s.round, NEWCOMER), d = round_key(s.second, s.round, NEWCOMER);
  for (int nth = 0; nth < newcomers; nth += 1) admit(draw_at(c, d, mix((uint32_t)nth + 1)));
}

static void play_round(void) {
  const double *p = fitted.p;
  if (s.round > 0) s.prices *= pow(1 + p[P_INFLATION], years);
  uint32_t year = draw_at(round_key(s.first, s.round, YEAR), round_key(s.second, s.round, YEAR), 1);
  s.shock = p[P_YEAR_SHOCK] * normal_of(year);
  for (int i = 0; i < s.count; i += 1) {
    int one = s.list[i];
    s.before[one] = s.load[one];
    s.bids_made[one] = s.wins[one] = 0;
    s.spent[one] = 0;
  }
  int open = open_lots();
  if (open > 0) {
    gather_bids(open);
    price_bids();
    award_lots();
  }
  settle_money();
  leave_market();
  step_in_everywhere();
  hand_back();
  double gap = 0;
  for (int lot = 0; lot < lots; lot += 1)
    if (s.active[lot]) gap += s.uncovered[lot];
  s.gap += gap * years;
  if (gap > 1e-6) s.any_uncovered = 1;
  enter_market(open);
}

/* --- what a path came to ---------------------------------------------------------------------------------------- */

static double *units_of;
static int32_t *owners;

static int by_units(const void *left, const void *right) {
  int a = *(const int32_t *)left, b = *(const int32_t *)right;
  if (units_of[a] != units_of[b]) return units_of[a] > units_of[b] ? -1 : 1;
  return a - b;
}

static int by_need(const void *left, const void *right) {
  const double *a = left, *b = right;
  if (a[1] != b[1]) return a[1] > b[1] ? -1 : 1;
  return market.lot_keys[(int)a[0]] < market.lot_keys[(int)b[0]] ? -1 : 1;
}

static void failure_of(int owner, double *units, double *covered) {
  double needs[64][2];
  int n = 0;
  for (int i = 0; i < s.count; i += 1) {
    int one = s.list[i];
    s.room[one] = market.owner[one] == owner ? 0 : room_of(one);
  }
  *units = *covered = 0;
  for (int lot = 0; lot < lots; lot += 1) {
    double lost = 0;
    for (int place = lot * MOST; place < lot * MOST + s.held[lot]; place += 1)
      if (market.owner[s.holders[place]] == owner) lost += s.holding[place];
    if (lost > 0) needs[n][0] = lot, needs[n++][1] = lost;
  }
  qsort(needs, (size_t)n, sizeof *needs, by_need);
  for (int need = 0; need < n; need += 1) {
    int lot = (int)needs[need][0];
    double left = needs[need][1];
    *units += left;
    for (int i = 0; i < s.count && left > 1e-9; i += 1) {
      int one = s.list[i];
      if (s.room[one] <= 0 || s.base[lot * slots + one] == -INFINITY) continue;
      if (s.quality[one] < market.quality_least[lot]) continue;
      double takes = fmin(left, s.room[one]);
      s.room[one] -= takes;
      left -= takes;
      *covered += takes;
    }
  }
}

static void measure(double *out) {
  int length = MEASURES + lots * LOT_MEASURES;
  for (int i = 0; i < length; i += 1) out[i] = NAN;
  int told = 0, good = 0, none = 0, lots_priced = 0, small = 0;
  double sum = 0, drift = 0;
  for (int lot = 0; lot < lots; lot += 1) {
    int bidders = s.seen[lot * 2 + 1];
    if (bidders >= 0) {
      double *of = out + MEASURES + lot * LOT_MEASURES;
      told += 1;
      sum += bidders;
      good += bidders >= enough;
      none += bidders == 0;
      of[0] = bidders, of[1] = bidders == 0, of[2] = bidders == 1, of[3] = bidders >= enough;
    }
    double passed = (s.last_round[lot] - s.first_round[lot]) * years;
    if (s.first_round[lot] < 0 || passed <= 0) continue;
    drift += pow(s.last_price[lot] / s.first_price[lot], 1 / passed) - 1;
    lots_priced += 1;
  }
  if (told > 0) out[0] = good == told, out[1] = none > 0, out[2] = sum / told;
  if (lots_priced > 0) out[3] = (100 * drift) / lots_priced;
  for (int i = 0; i < s.count; i += 1) small += s.type[s.list[i]] < 2;
  out[4] = s.left, out[5] = s.closed, out[6] = s.small_left, out[7] = s.entered, out[8] = s.hand_backs, out[9] = small;
  out[10] = s.count;
  out[11] = (100 * s.gap) / (all_units * rounds * years);
  out[12] = s.any_uncovered;
  if (s.retainable > 0) out[15] = (double)s.retained / s.retainable;
  int n = 0;
  for (int i = 0; i < slots; i += 1) units_of[i] = 0;
  for (int lot = 0; lot < lots; lot += 1)
    for (int place = lot * MOST; place < lot * MOST + s.held[lot]; place += 1)
      units_of[market.owner[s.holders[place]]] += s.holding[place];
  for (int i = 0; i < slots; i += 1)
    if (units_of[i] > 0) owners[n++] = i;
  if (n == 0) return;
  qsort(owners, (size_t)n, sizeof *owners, by_units);
  double all = 0, index = 0;
  for (int i = 0; i < n; i += 1) all += units_of[owners[i]];
  for (int i = 0; i < n; i += 1) index += (units_of[owners[i]] / all) * (units_of[owners[i]] / all);
  out[13] = index;
  out[14] = units_of[owners[0]] / all;
  double units, covered, weekly = fitted.p[P_REHOME];
  failure_of(owners[0], &units, &covered);
  out[16] = (100 * covered * (1 - pow(1 - weekly, 4))) / units;
  out[17] = (100 * covered * (1 - pow(1 - weekly, 12))) / units;
  out[18] = (100 * fmax(0, units - covered)) / units;
}

static void read_market(void) {
  double *n = doubles();
  first = (int)n[0], slots = (int)n[1], lots = (int)n[2], rounds = (int)n[3], years = n[4], enough = (int)n[5];
  informed = (int)n[6], learn_steps = (int)n[7], all_units = n[8];
  market.keys = keys32(), market.lot_keys = keys32(), market.cell_keys = keys32(), market.type = bytes8();
  market.vehicle = bytes8(), market.runs_already = bytes8(), market.owner = integers(), market.begins = integers();
  market.term = integers(), market.extension = integers(), market.awards = integers(), market.cap_lots = integers();
  market.capacity = doubles(), market.cost = doubles(), market.quality = doubles(), market.cash = doubles();
  market.other = doubles(), market.held = doubles(), market.size = doubles(), market.price = doubles();
  market.shares = doubles(), market.floor = doubles(), market.ceiling = doubles(), market.price_weight = doubles();
  market.quality_least = doubles(), market.indexation = doubles();
  logit_table = doubles(), normal_table = doubles(), hazard_table = doubles();
}

static void read_draw(void) {
  size_t n;
  fitted.p = doubles(), fitted.base = doubles(), fitted.base_new = doubles(), fitted.leave = doubles();
  fitted.spread = doubles(), fitted.spread_new = doubles();
  fitted.mark_up = read_list(&n), mark_length = (int)n;
  fitted.learn = read_list(&n), learn_length = (int)n;
  fitted.keep = doubles(), fitted.bid_money = doubles(), fitted.beliefs = integers();
}

int main(int count, char **words) {
  if (count != 2 || !(file = fopen(words[1], "rb"))) return 2;
  double *asked = doubles();
  int draws = (int)asked[0], paths = (int)asked[1];
  uint32_t seed = (uint32_t)asked[2], seed_high = (uint32_t)asked[3];
  read_market();
  make_state();
  units_of = f64(slots), owners = i32(slots);
  int length = MEASURES + lots * LOT_MEASURES;
  double *out = f64(length), *told = f64(length), *sum = f64(length);
  double spent = 0;
  for (int draw = 0; draw < draws; draw += 1) {
    read_draw();
    for (int i = 0; i < length; i += 1) told[i] = sum[i] = 0;
    clock_t before = clock();
    for (int path = 0; path < paths; path += 1) {
      begin(seed, seed_high, (uint32_t)draw, (uint32_t)path);
      for (s.round = 0; s.round < rounds; s.round += 1) play_round();
      measure(out);
      for (int i = 0; i < length; i += 1)
        if (!isnan(out[i])) told[i] += 1, sum[i] += out[i];
    }
    spent += (double)(clock() - before) / CLOCKS_PER_SEC;
    for (int i = 0; i < length; i += 1) printf("%.17g %.17g\n", told[i], sum[i]);
  }
  printf("seconds %.6f\n", spent);
  return 0;
}
