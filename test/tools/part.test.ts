import { PortInUse } from '../../tools/host/ports';
import { explain, PartFailed, PartMissing } from '../../tools/parts/part';

describe('PartMissing', () => {
  it('says what is missing, what it is needed for and each way to get it', () => {
    expect(
      new PartMissing('Kafka', 'no Java', 'publishing facts', ['install a JDK', 'set KAFKA_BROKERS']).message,
    ).toBe(
      [
        'Kafka is missing: no Java',
        '  needed for: publishing facts',
        '  ways to get it:',
        '    - install a JDK',
        '    - set KAFKA_BROKERS',
      ].join('\n'),
    );
  });
});

describe('PartFailed', () => {
  it('sets off the last lines the part wrote', () => {
    expect(new PartFailed('Kafka', 'ended while starting', 'one\ntwo').message).toBe(
      'Kafka: ended while starting\n  | one\n  | two',
    );
  });
});

describe('explain', () => {
  it('gives an expected error as its message alone, without a stack trace', () => {
    for (const error of [
      new PartMissing('Kafka', 'a', 'b', []),
      new PartFailed('Kafka', 'a'),
      new PortInUse(9092, 'Kafka'),
    ]) {
      expect(explain(error)).toBe(error.message);
    }
  });

  it('gives an unforeseen error with its stack', () => {
    expect(explain(new Error('a bug'))).toContain('part.test');
  });
});
