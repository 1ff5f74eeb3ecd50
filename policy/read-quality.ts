import type { ClassPoints, QualityPolicy } from './quality-policy';
import type { YearPolicyFile } from './year-policy-file';

function classPoints(file: YearPolicyFile, number: number): ClassPoints {
  const row = file.quality.pointsByClass.find((candidate) => candidate.class === number);
  return { large: row?.points.large ?? 0, small: row?.points.small ?? 0 };
}

/** Builds the quality section. */
export function readQuality(file: YearPolicyFile): QualityPolicy {
  const { quality } = file;
  const { toppedOutCapPoints, priorFloorPercent, cahpsMeasureId, webInterface, ...methods } = file.methods.quality;
  const { mvp } = quality.requirement;
  return {
    required: { mips: quality.requirement.mips.measures, mvp: file.methods.requiredMvpMeasures ?? 0 },
    completenessPercent: quality.dataCompletenessPercent.qcdrRegistryMipsCqmEcqm,
    caseMinimum: quality.caseMinimum.default,
    benchmarkedFloor: quality.floorPoints.benchmarkedMeasure,
    class2: classPoints(file, 2),
    class3: classPoints(file, 3),
    newMeasureFloors: quality.newMeasureFloors,
    toppedOutCapPoints,
    cappedMeasureIds: quality.toppedOut.cappedMeasureIds2018 ?? [],
    smallPracticeBonus: quality.bonusPoints.smallPractice,
    bonuses: {
      highPriority: quality.bonusPoints.highPriority,
      endToEndElectronic: quality.bonusPoints.endToEndElectronic,
      complexOrganization: quality.bonusPoints.complexOrganization,
    },
    improvement: {
      available: quality.improvementScoring.available,
      maxPercentagePoints: quality.improvementScoring.maxPercentagePoints,
      priorFloorPercent,
    },
    administrativeClaims: {
      measureIds: quality.administrativeClaims.measureIds,
      rules: quality.administrativeClaims.details,
    },
    mvp: mvp === undefined ? null : { populationHealthMeasureIds: mvp.populationHealthMeasureIds },
    app1: quality.requirement.app1 ?? null,
    appPlus: quality.requirement.appPlus ?? null,
    cahpsMeasureId,
    cahpsTooSmallLeaves: quality.cahps.cannotBeScored !== null,
    cahpsUnits: quality.cahps.units,
    webInterface:
      webInterface === null ? null : { ...webInterface, measureIds: quality.cmsWebInterfaceMeasureIds ?? [] },
    methods,
  };
}
