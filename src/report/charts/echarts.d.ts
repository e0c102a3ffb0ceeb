/** ECharts as a single file, which loads in a tenth of the time that its hundreds of modules need. */
declare module 'echarts/dist/echarts.esm.min' {
  export { init } from 'echarts';
}
