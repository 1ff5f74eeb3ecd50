import { oncePer } from '../../scoring/once-per';

describe('oncePer', () => {
  it('works an answer out once for each object, an answer of nothing included', () => {
    const asked: object[] = [];
    const answer = oncePer((data: object) => {
      asked.push(data);
      return undefined;
    });
    const [one, other] = [{}, {}];
    expect([answer(one), answer(one), answer(other), answer(one)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(asked).toHaveLength(2);
  });

  it('tells objects of the same content apart', () => {
    const lengthOf = oncePer((list: number[]) => ({ length: list.length }));
    const list = [1, 2];
    expect(lengthOf(list)).toBe(lengthOf(list));
    expect(lengthOf(list)).not.toBe(lengthOf([1, 2]));
  });
});
