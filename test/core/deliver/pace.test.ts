import { describe, expect, it } from "vitest";
import {
  accept,
  hold,
  isBlocked,
  leave,
  nextSlot,
  refuse,
  type Tempo,
  takeUp,
  toPace,
} from "../../../core/deliver/pace.ts";
import type { Pace } from "../../../core/deliver/ports.ts";
import { EPOCH } from "./virtual-clock.ts";

const untried: Pace = { rate: 4, ceiling: null, nextAt: EPOCH, blockedUntil: null, probedAt: null };
const learnt: Pace = { ...untried, rate: 29, ceiling: 30, probedAt: EPOCH };
const at = (ms: number) => new Date(EPOCH.getTime() + ms);

/** Sends without pause for so many seconds, and is never refused. */
function sendFor(start: Tempo, seconds: number): Tempo {
  const end = nextSlot(start).getTime() + 1000 * seconds;
  let tempo = start;
  while (nextSlot(tempo).getTime() < end) tempo = accept(leave(tempo, nextSlot(tempo)), nextSlot(tempo));
  return tempo;
}

describe("a pace", () => {
  it.each([
    ["starts at the platform's rate where nothing is known", untried, 25],
    ["keeps what it has reached without a refusal", { ...untried, rate: 40 }, 40],
    ["keeps what it has learnt, even below the platform's rate", { ...learnt, rate: 3, ceiling: 3.2 }, 3],
  ])("%s", (_, pace, rate) => {
    expect(takeUp(pace, 25).rate).toBe(rate);
  });

  it("doubles in two fifths of a second of sending until it is first refused", () => {
    // The last message sets out just before the time is over, and the climb for it is counted whole.
    expect(Math.abs(sendFor(takeUp(untried, 25), 0.4).rate / 50 - 1)).toBeLessThan(0.08);
    expect(Math.abs(sendFor(takeUp(untried, 25), 0.8).rate / 100 - 1)).toBeLessThan(0.08);
  });

  it("climbs by 5 % a second after a refusal, up to just below the rate that was refused", () => {
    const slow = takeUp({ ...learnt, rate: 10 }, 25);
    expect(sendFor(slow, 10).rate / 10).toBeCloseTo(Math.exp(0.5), 1);
    expect(sendFor(slow, 600).rate).toBeCloseTo(0.97 * 30, 5);
  });

  it("does not climb while something else holds the messages up", () => {
    let tempo = takeUp(untried, 25);
    for (let message = 1; message <= 100; message += 1) tempo = leave(tempo, at(message * 1000));
    expect(tempo.rate).toBe(25);
  });

  it("lets messages that are a little late catch up, and no more than a tenth of a second's worth", () => {
    const tempo = takeUp({ ...learnt, rate: 10, ceiling: 10 }, 25);
    expect(nextSlot(leave(tempo, at(80)))).toEqual(at(100));
    expect(nextSlot(leave(tempo, at(5000)))).toEqual(at(5000));
    expect(nextSlot(leave(tempo, at(5000))).getTime() - at(5000).getTime()).toBeLessThanOrEqual(100);
  });

  it("is cut at a refusal, and silent for as long as the platform asks", () => {
    const refused = refuse(takeUp(learnt, 25), at(0), at(50), 3000);
    expect(refused.rate).toBeLessThan(29);
    expect(nextSlot(refused)).toEqual(at(3050));
    expect([isBlocked(refused, at(3049)), isBlocked(refused, at(3050))]).toEqual([true, false]);
  });

  it("is cut once for all messages that were on their way, and waits for the longest of their pauses", () => {
    const first = refuse(takeUp(learnt, 25), at(0), at(50), 1000);
    const straggler = refuse(first, at(10), at(60), 5000);
    const late = refuse(straggler, at(40), at(6000), 1000);
    expect([straggler.rate, late.rate]).toEqual([first.rate, first.rate]);
    expect(nextSlot(straggler)).toEqual(at(5060));
    expect(nextSlot(late)).toEqual(at(7000));
  });

  it("is measured between two refusals, pauses included", () => {
    let tempo = refuse(takeUp(learnt, 25), at(0), at(0), 1000);
    // Ninety messages in four seconds, the pause of one among them: 22.5/s.
    for (let message = 0; message < 90; message += 1) {
      const left = at(1000 + (message * 3000) / 90);
      tempo = accept(leave(tempo, left), left);
    }
    tempo = refuse(tempo, at(3990), at(4000), 1000);
    expect(tempo.trusted).toBeCloseTo(22.5, 5);
    expect(tempo.rate).toBeCloseTo(0.97 * 22.5, 5);
    expect(tempo.ceiling).toBeGreaterThan(22.5);
  });

  it("is not cut by a refusal that follows the pause at once: the pause was too short", () => {
    const once = refuse(takeUp(learnt, 25), at(0), at(0), 1000);
    const again = refuse(leave(once, at(1000)), at(1000), at(1050), 1000);
    expect(again.rate).toBeCloseTo(once.rate, 0);
    expect(nextSlot(again)).toEqual(at(2050));
  });

  it("never falls below one message in five seconds", () => {
    let tempo = takeUp({ ...learnt, rate: 0.3, ceiling: 0.4 }, 25);
    for (let time = 0; time < 1_000_000; time += 100_000) {
      tempo = refuse(accept(leave(tempo, at(time)), at(time)), at(time), at(time + 50), 1000);
    }
    expect(tempo.rate).toBe(0.2);
  });

  it("tries more than was refused once an hour has gone by, and not before", () => {
    const cruising = sendFor(takeUp(learnt, 25), 60);
    expect(leave(cruising, at(3_599_000)).ceiling).toBe(30);
    const probing = leave(cruising, at(3_600_000));
    expect(probing).toMatchObject({ ceiling: null, probedAt: at(3_600_000) });
    // By 5 % a second, not by doubling: the limit is known to be about here.
    expect(sendFor(probing, 10).rate).toBeGreaterThan(30);
    expect(sendFor(probing, 10).rate).toBeLessThan(60);
  });

  it("that is held for another reason keeps its rate and forgets its measurement", () => {
    const refused = refuse(takeUp(learnt, 25), at(0), at(0), 1000);
    const held = hold(refused, at(30_000));
    expect(held).toMatchObject({ rate: refused.rate, stretch: null });
    expect(nextSlot(held)).toEqual(at(30_000));
    expect(nextSlot(hold(held, at(10_000)))).toEqual(at(30_000));
  });

  it("is stored with everything that a restart has to know", () => {
    const refused = refuse(takeUp(learnt, 25), at(0), at(0), 1000);
    const { rate, ceiling } = refused;
    expect(toPace(refused)).toEqual({
      rate,
      ceiling,
      nextAt: at(1000),
      blockedUntil: at(1000),
      probedAt: at(0),
    });
  });
});
