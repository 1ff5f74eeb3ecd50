import { newClusterId } from '../../tools/parts/kafka';

describe('newClusterId', () => {
  it('never begins with a dash, which the storage tool would take for an option', () => {
    // The first six bits choose the first character; 111110 is the dash.
    expect(newClusterId(Buffer.alloc(16, 0xff))).not.toMatch(/^-/);
    expect(newClusterId(Buffer.concat([Buffer.of(0b1111_1000), Buffer.alloc(15)]))).not.toMatch(/^-/);
    expect(newClusterId()).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_-]{21}$/);
  });
});
