import { validateSubmission } from '../../validation/validate-submission';
import { activitySet, entityBody, groupBody, measurement, qualitySet, singleRate } from './fixtures/bodies';
import { accepted, contextWith, errorsOf } from './fixtures/context';

const programPath = '$.measurementSets[0].programName';
const set = (year: number, programName: unknown) => qualitySet(year, { programName, measurements: [] });

describe('checkProgram', () => {
  it('takes mips when no program is named', () => {
    expect(accepted(groupBody(2024, [set(2024, null)])).submission.measurementSets[0]?.programName).toBe('mips');
  });

  it('tells a program of another year from one of no year', () => {
    expect(errorsOf(groupBody(2022, [set(2022, 'cpcPlus')]))).toEqual([`PROGRAM_NOT_ACTIVE ${programPath}`]);
    expect(errorsOf(groupBody(2020, [set(2020, 'app1')]))).toEqual([`PROGRAM_NOT_ACTIVE ${programPath}`]);
    expect(errorsOf(groupBody(2024, [set(2024, 'appPlus')]))).toEqual([`PROGRAM_NOT_ACTIVE ${programPath}`]);
    expect(errorsOf(groupBody(2024, [set(2024, 'MIPS')]))).toEqual([`INVALID_ENUM ${programPath}`]);
    expect(errorsOf(groupBody(2024, [set(2024, '')]))).toEqual([`INVALID_ENUM ${programPath}`]);
    expect(errorsOf(groupBody(2026, [set(2026, 'ssp')]))).toEqual([`INVALID_ENUM ${programPath}`]);
    expect(errorsOf(groupBody(2024, [set(2024, 7)]))).toEqual([`INVALID_TYPE ${programPath}`]);
  });

  it("knows a year's MVPs from its catalogue", () => {
    expect(errorsOf(groupBody(2023, [set(2023, 'G0056')]))).toEqual([]);
    expect(errorsOf(groupBody(2024, [set(2024, 'G0056')]))).toEqual([`PROGRAM_NOT_ACTIVE ${programPath}`]);
    expect(errorsOf(groupBody(2024, [set(2024, 'M1498')]))).toEqual([`PROGRAM_NOT_ACTIVE ${programPath}`]);
    expect(errorsOf(groupBody(2024, [set(2024, 'M9999')]))).toEqual([`INVALID_ENUM ${programPath}`]);
  });

  it('says in which years an inactive program was active', () => {
    const outcome = validateSubmission(groupBody(2022, [set(2022, 'cpcPlus')]), contextWith());
    expect(outcome.valid || outcome.details[0]?.message).toContain('2017 to 2021');
  });

  it('takes pcf in either case and writes it in one', () => {
    const body = entityBody('apm', 2022, [set(2022, 'PCF')]);
    expect(accepted(body).submission.measurementSets[0]?.programName).toBe('pcf');
  });

  it('does not judge an MVP while the year is unknown', () => {
    expect(errorsOf(groupBody(null, [set(2024, 'M9999')]))).toEqual(['REQUIRED_FIELD $.performanceYear']);
  });

  it('is not misled by the names of object properties', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(errorsOf(groupBody(2024, [set(2024, name)]))).toEqual([`INVALID_ENUM ${programPath}`]);
    }
  });
});

describe('entity types of a program', () => {
  it.each([
    ['subgroup', 2024, 'mips'],
    ['virtualGroup', 2024, 'G0055'],
    ['virtualGroup', 2024, 'app1'],
    ['subgroup', 2025, 'appPlus'],
    ['virtualGroup', 2017, 'mips'],
  ])('refuses %s in %i for %s', (entityType, year, program) => {
    expect(errorsOf(entityBody(entityType, year, [set(year, program)]))).toEqual([`ENTITY_NOT_ALLOWED ${programPath}`]);
  });

  it('refuses the default program too, at the place where another could be named', () => {
    const body = entityBody('subgroup', 2024, [activitySet(2024, { measurements: [] })]);
    expect(errorsOf(body)).toEqual([`ENTITY_NOT_ALLOWED ${programPath}`]);
  });

  it('takes a virtual group from 2018, the first year for which one could be elected', () => {
    expect(errorsOf(entityBody('virtualGroup', 2018, [set(2018, 'mips')]))).toEqual([]);
  });

  it('refuses a group in Primary Care First', () => {
    expect(errorsOf(groupBody(2022, [set(2022, 'pcf')]))).toEqual([`ENTITY_NOT_ALLOWED ${programPath}`]);
  });

  it('holds no measure against a program that was refused', () => {
    const measurements = [measurement('128', singleRate())];
    const body = entityBody('virtualGroup', 2024, [qualitySet(2024, { programName: 'app1', measurements })]);
    expect(errorsOf(body)).toEqual([`ENTITY_NOT_ALLOWED ${programPath}`]);
  });

  it('lets a subgroup report an MVP and an APM entity report app1', () => {
    expect(errorsOf(entityBody('subgroup', 2024, [set(2024, 'G0055')]))).toEqual([]);
    expect(errorsOf(entityBody('apm', 2024, [set(2024, 'app1')]))).toEqual([]);
  });
});
