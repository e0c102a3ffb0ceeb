/** The whole of ECharts as one file, which loads in a tenth of the time that its hundreds of modules take. */
declare module 'echarts/dist/echarts.esm.min' {
  export { init } from 'echarts';
}
