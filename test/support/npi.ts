/** Made-up identifiers are made in one place: the demo's. */
export { syntheticNpi, syntheticTin } from '../../demo/identifiers';
