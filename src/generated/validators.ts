// Generated from schemas by schemas/generate.mjs. Do not edit.
// @ts-nocheck
import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { PartSchema } from '../part.js';
import { schema as schema_0 } from './backbones/efficientnet-b0.js';
import { schema as schema_1 } from './backbones/features.js';
import { schema as schema_2 } from './backbones/graph-model.js';
import { schema as schema_3 } from './backbones/onnx.js';
import { schema as schema_4 } from './backbones/vgg16.js';
import { schema as schema_5 } from './balancers/weighted-sum.js';
import { schema as schema_6 } from './datasets/aff-wild2.js';
import { schema as schema_7 } from './datasets/affectnet.js';
import { schema as schema_8 } from './datasets/bp4d.js';
import { schema as schema_9 } from './datasets/disfa.js';
import { schema as schema_10 } from './datasets/ferplus.js';
import { schema as schema_11 } from './datasets/manifest.js';
import { schema as schema_12 } from './datasets/raf-db.js';
import { schema as schema_13 } from './datasets/s-aff-wild2.js';
import { schema as schema_14 } from './gradients/plain.js';
import { schema as schema_15 } from './gradients/sam.js';
import { schema as schema_16 } from './heads/additive-cross-attention.js';
import { schema as schema_17 } from './heads/anfl-gcn.js';
import { schema as schema_18 } from './heads/fc.js';
import { schema as schema_19 } from './losses/binary-cross-entropy.js';
import { schema as schema_20 } from './losses/ccc.js';
import { schema as schema_21 } from './losses/weighted-asymmetric.js';
import { schema as schema_22 } from './losses/weighted-cross-entropy.js';
import { schema as schema_23 } from './metrics/accuracy.js';
import { schema as schema_24 } from './metrics/ccc.js';
import { schema as schema_25 } from './metrics/f1-macro.js';
import { schema as schema_26 } from './metrics/f1-per-class.js';
import { schema as schema_27 } from './metrics/sum.js';
import { schema as schema_28 } from './optimizers/adam.js';
import { schema as schema_29 } from './optimizers/adamw.js';
import { schema as schema_30 } from './optimizers/sgd.js';
import { schema as schema_31 } from './page.js';
import { schema as schema_32 } from './schedules/constant.js';
import { schema as schema_33 } from './schedules/cosine.js';
import { schema as schema_34 } from './schedules/step.js';
import { schema as schema_35 } from './trackers/csv.js';

const require = createRequire(import.meta.url);

const validate_0 = validate0;
const schema0 = schema_0;
const func0 = require("ajv/dist/runtime/equal").default;

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.outputs === undefined){
data.outputs = ["features"];
}
if(data.classes === undefined){
data.classes = 8;
}
if(data.variant === undefined){
data.variant = "tf";
}
if(data.dropout === undefined){
data.dropout = 0;
}
if(data.dropConnect === undefined){
data.dropConnect = 0;
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "type") || (key0 === "weights")) || (key0 === "outputs")) || (key0 === "classes")) || (key0 === "labels")) || (key0 === "variant")) || (key0 === "dropout")) || (key0 === "dropConnect"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("efficientnet-b0" !== data0){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "efficientnet-b0"},schema:"efficientnet-b0",parentSchema:schema0.properties.type,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.weights !== undefined){
let data1 = data.weights;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/weights",schemaPath:"#/properties/weights/type",keyword:"type",params:{type: "string"},schema:schema0.properties.weights.type,parentSchema:schema0.properties.weights,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
let data2 = data.outputs;
if(Array.isArray(data2)){
if(data2.length < 1){
const err4 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema0.properties.outputs,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(!(((data3 === "features") || (data3 === "logits")) || (data3 === "map"))){
const err5 = {instancePath:instancePath+"/outputs/" + i0,schemaPath:"#/properties/outputs/items/enum",keyword:"enum",params:{allowedValues: schema0.properties.outputs.items.enum},schema:schema0.properties.outputs.items.enum,parentSchema:schema0.properties.outputs.items,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
let i1 = data2.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func0(data2[i1], data2[j0])){
const err6 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema0.properties.outputs,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
break outer0;
}
}
}
}
}
else {
const err7 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/type",keyword:"type",params:{type: "array"},schema:schema0.properties.outputs.type,parentSchema:schema0.properties.outputs,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
let data4 = data.classes;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err8 = {instancePath:instancePath+"/classes",schemaPath:"#/properties/classes/type",keyword:"type",params:{type: "integer"},schema:schema0.properties.classes.type,parentSchema:schema0.properties.classes,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
const err9 = {instancePath:instancePath+"/classes",schemaPath:"#/properties/classes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema0.properties.classes,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.labels !== undefined){
let data5 = data.labels;
if(typeof data5 !== "string"){
const err10 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "string"},schema:schema0.properties.labels.type,parentSchema:schema0.properties.labels,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
let data6 = data.variant;
if(!((data6 === "tf") || (data6 === "plain"))){
const err11 = {instancePath:instancePath+"/variant",schemaPath:"#/properties/variant/enum",keyword:"enum",params:{allowedValues: schema0.properties.variant.enum},schema:schema0.properties.variant.enum,parentSchema:schema0.properties.variant,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
let data7 = data.dropout;
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
const err12 = {instancePath:instancePath+"/dropout",schemaPath:"#/properties/dropout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema0.properties.dropout,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data7 >= 1 || isNaN(data7)){
const err13 = {instancePath:instancePath+"/dropout",schemaPath:"#/properties/dropout/exclusiveMaximum",keyword:"exclusiveMaximum",params:{comparison: "<", limit: 1},schema:1,parentSchema:schema0.properties.dropout,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/dropout",schemaPath:"#/properties/dropout/type",keyword:"type",params:{type: "number"},schema:schema0.properties.dropout.type,parentSchema:schema0.properties.dropout,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
let data8 = data.dropConnect;
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 0 || isNaN(data8)){
const err15 = {instancePath:instancePath+"/dropConnect",schemaPath:"#/properties/dropConnect/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema0.properties.dropConnect,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data8 >= 1 || isNaN(data8)){
const err16 = {instancePath:instancePath+"/dropConnect",schemaPath:"#/properties/dropConnect/exclusiveMaximum",keyword:"exclusiveMaximum",params:{comparison: "<", limit: 1},schema:1,parentSchema:schema0.properties.dropConnect,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/dropConnect",schemaPath:"#/properties/dropConnect/type",keyword:"type",params:{type: "number"},schema:schema0.properties.dropConnect.type,parentSchema:schema0.properties.dropConnect,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_1 = validate1;
const schema1 = schema_1;
const pattern0 = new RegExp("\\.(npy|npz|csv|jsonl)$", "u");

function validate1(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate1.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.keys === undefined){
data.keys = "image";
}
if(data.values === undefined){
data.values = "features";
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema1.required,parentSchema:schema1,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.file === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "file"},schema:schema1.required,parentSchema:schema1,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.width === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "width"},schema:schema1.required,parentSchema:schema1,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "type") || (key0 === "file")) || (key0 === "width")) || (key0 === "keys")) || (key0 === "values"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema1,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("features" !== data0){
const err4 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "features"},schema:"features",parentSchema:schema1.properties.type,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.file !== undefined){
let data1 = data.file;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err5 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/pattern",keyword:"pattern",params:{pattern: "\\.(npy|npz|csv|jsonl)$"},schema:"\\.(npy|npz|csv|jsonl)$",parentSchema:schema1.properties.file,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},schema:schema1.properties.file.type,parentSchema:schema1.properties.file,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.width !== undefined){
let data2 = data.width;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err7 = {instancePath:instancePath+"/width",schemaPath:"#/properties/width/type",keyword:"type",params:{type: "integer"},schema:schema1.properties.width.type,parentSchema:schema1.properties.width,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 1 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/width",schemaPath:"#/properties/width/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema1.properties.width,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
let data3 = data.keys;
if(typeof data3 !== "string"){
const err9 = {instancePath:instancePath+"/keys",schemaPath:"#/properties/keys/type",keyword:"type",params:{type: "string"},schema:schema1.properties.keys.type,parentSchema:schema1.properties.keys,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
let data4 = data.values;
if(typeof data4 !== "string"){
const err10 = {instancePath:instancePath+"/values",schemaPath:"#/properties/values/type",keyword:"type",params:{type: "string"},schema:schema1.properties.values.type,parentSchema:schema1.properties.values,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema1.type,parentSchema:schema1,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate1.errors = vErrors;
return errors === 0;
}
validate1.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_2 = validate2;
const schema2 = schema_2;
const func1 = Object.prototype.hasOwnProperty;

function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate2.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.outputs === undefined){
data.outputs = ["features"];
}
if(data.scale === undefined){
data.scale = 1;
}
if(data.mean === undefined){
data.mean = [0,0,0];
}
if(data.std === undefined){
data.std = [1,1,1];
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema2.required,parentSchema:schema2,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.weights === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "weights"},schema:schema2.required,parentSchema:schema2,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema2.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema2,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("graph-model" !== data0){
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "graph-model"},schema:"graph-model",parentSchema:schema2.properties.type,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.weights !== undefined){
let data1 = data.weights;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/weights",schemaPath:"#/properties/weights/type",keyword:"type",params:{type: "string"},schema:schema2.properties.weights.type,parentSchema:schema2.properties.weights,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
let data2 = data.outputs;
if(Array.isArray(data2)){
if(data2.length < 1){
const err5 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema2.properties.outputs,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 !== "string"){
const err6 = {instancePath:instancePath+"/outputs/" + i0,schemaPath:"#/properties/outputs/items/type",keyword:"type",params:{type: "string"},schema:schema2.properties.outputs.items.type,parentSchema:schema2.properties.outputs.items,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
let i1 = data2.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data2[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err7 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema2.properties.outputs,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err8 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/type",keyword:"type",params:{type: "array"},schema:schema2.properties.outputs.type,parentSchema:schema2.properties.outputs,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.tensors !== undefined){
let data4 = data.tensors;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
let data5 = data4[key1];
if(typeof data5 !== "string"){
const err9 = {instancePath:instancePath+"/tensors/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tensors/additionalProperties/type",keyword:"type",params:{type: "string"},schema:schema2.properties.tensors.additionalProperties.type,parentSchema:schema2.properties.tensors.additionalProperties,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/tensors",schemaPath:"#/properties/tensors/type",keyword:"type",params:{type: "object"},schema:schema2.properties.tensors.type,parentSchema:schema2.properties.tensors,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.widths !== undefined){
let data6 = data.widths;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key2 in data6){
let data7 = data6[key2];
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err11 = {instancePath:instancePath+"/widths/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/widths/additionalProperties/type",keyword:"type",params:{type: "integer"},schema:schema2.properties.widths.additionalProperties.type,parentSchema:schema2.properties.widths.additionalProperties,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 1 || isNaN(data7)){
const err12 = {instancePath:instancePath+"/widths/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/widths/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema2.properties.widths.additionalProperties,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
}
else {
const err13 = {instancePath:instancePath+"/widths",schemaPath:"#/properties/widths/type",keyword:"type",params:{type: "object"},schema:schema2.properties.widths.type,parentSchema:schema2.properties.widths,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
let data8 = data.scale;
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 <= 0 || isNaN(data8)){
const err14 = {instancePath:instancePath+"/scale",schemaPath:"#/properties/scale/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema2.properties.scale,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/scale",schemaPath:"#/properties/scale/type",keyword:"type",params:{type: "number"},schema:schema2.properties.scale.type,parentSchema:schema2.properties.scale,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
let data9 = data.mean;
if(Array.isArray(data9)){
if(data9.length > 3){
const err16 = {instancePath:instancePath+"/mean",schemaPath:"#/properties/mean/maxItems",keyword:"maxItems",params:{limit: 3},schema:3,parentSchema:schema2.properties.mean,data:data9};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data9.length < 3){
const err17 = {instancePath:instancePath+"/mean",schemaPath:"#/properties/mean/minItems",keyword:"minItems",params:{limit: 3},schema:3,parentSchema:schema2.properties.mean,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
const len1 = data9.length;
for(let i2=0; i2<len1; i2++){
let data10 = data9[i2];
if(!((typeof data10 == "number") && (isFinite(data10)))){
const err18 = {instancePath:instancePath+"/mean/" + i2,schemaPath:"#/properties/mean/items/type",keyword:"type",params:{type: "number"},schema:schema2.properties.mean.items.type,parentSchema:schema2.properties.mean.items,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/mean",schemaPath:"#/properties/mean/type",keyword:"type",params:{type: "array"},schema:schema2.properties.mean.type,parentSchema:schema2.properties.mean,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
let data11 = data.std;
if(Array.isArray(data11)){
if(data11.length > 3){
const err20 = {instancePath:instancePath+"/std",schemaPath:"#/properties/std/maxItems",keyword:"maxItems",params:{limit: 3},schema:3,parentSchema:schema2.properties.std,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data11.length < 3){
const err21 = {instancePath:instancePath+"/std",schemaPath:"#/properties/std/minItems",keyword:"minItems",params:{limit: 3},schema:3,parentSchema:schema2.properties.std,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
const len2 = data11.length;
for(let i3=0; i3<len2; i3++){
let data12 = data11[i3];
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 <= 0 || isNaN(data12)){
const err22 = {instancePath:instancePath+"/std/" + i3,schemaPath:"#/properties/std/items/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema2.properties.std.items,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/std/" + i3,schemaPath:"#/properties/std/items/type",keyword:"type",params:{type: "number"},schema:schema2.properties.std.items.type,parentSchema:schema2.properties.std.items,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/std",schemaPath:"#/properties/std/type",keyword:"type",params:{type: "array"},schema:schema2.properties.std.type,parentSchema:schema2.properties.std,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data.labels !== undefined){
let data13 = data.labels;
if(typeof data13 !== "string"){
const err25 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "string"},schema:schema2.properties.labels.type,parentSchema:schema2.properties.labels,data:data13};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema2.type,parentSchema:schema2,data};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
validate2.errors = vErrors;
return errors === 0;
}
validate2.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_3 = validate3;
const schema3 = schema_3;

function validate3(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate3.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.outputs === undefined){
data.outputs = ["features"];
}
if(data.scale === undefined){
data.scale = 1;
}
if(data.mean === undefined){
data.mean = [0.485,0.456,0.406];
}
if(data.std === undefined){
data.std = [0.229,0.224,0.225];
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema3.required,parentSchema:schema3,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.weights === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "weights"},schema:schema3.required,parentSchema:schema3,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema3.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema3,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("onnx" !== data0){
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "onnx"},schema:"onnx",parentSchema:schema3.properties.type,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.weights !== undefined){
let data1 = data.weights;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/weights",schemaPath:"#/properties/weights/type",keyword:"type",params:{type: "string"},schema:schema3.properties.weights.type,parentSchema:schema3.properties.weights,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
let data2 = data.outputs;
if(Array.isArray(data2)){
if(data2.length < 1){
const err5 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema3.properties.outputs,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 !== "string"){
const err6 = {instancePath:instancePath+"/outputs/" + i0,schemaPath:"#/properties/outputs/items/type",keyword:"type",params:{type: "string"},schema:schema3.properties.outputs.items.type,parentSchema:schema3.properties.outputs.items,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
let i1 = data2.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data2[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err7 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema3.properties.outputs,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err8 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/type",keyword:"type",params:{type: "array"},schema:schema3.properties.outputs.type,parentSchema:schema3.properties.outputs,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.tensors !== undefined){
let data4 = data.tensors;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
let data5 = data4[key1];
if(typeof data5 !== "string"){
const err9 = {instancePath:instancePath+"/tensors/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tensors/additionalProperties/type",keyword:"type",params:{type: "string"},schema:schema3.properties.tensors.additionalProperties.type,parentSchema:schema3.properties.tensors.additionalProperties,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/tensors",schemaPath:"#/properties/tensors/type",keyword:"type",params:{type: "object"},schema:schema3.properties.tensors.type,parentSchema:schema3.properties.tensors,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.widths !== undefined){
let data6 = data.widths;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key2 in data6){
let data7 = data6[key2];
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err11 = {instancePath:instancePath+"/widths/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/widths/additionalProperties/type",keyword:"type",params:{type: "integer"},schema:schema3.properties.widths.additionalProperties.type,parentSchema:schema3.properties.widths.additionalProperties,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 1 || isNaN(data7)){
const err12 = {instancePath:instancePath+"/widths/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/widths/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema3.properties.widths.additionalProperties,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
}
else {
const err13 = {instancePath:instancePath+"/widths",schemaPath:"#/properties/widths/type",keyword:"type",params:{type: "object"},schema:schema3.properties.widths.type,parentSchema:schema3.properties.widths,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.layout !== undefined){
let data8 = data.layout;
if(!((data8 === "nchw") || (data8 === "nhwc"))){
const err14 = {instancePath:instancePath+"/layout",schemaPath:"#/properties/layout/enum",keyword:"enum",params:{allowedValues: schema3.properties.layout.enum},schema:schema3.properties.layout.enum,parentSchema:schema3.properties.layout,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
let data9 = data.scale;
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 <= 0 || isNaN(data9)){
const err15 = {instancePath:instancePath+"/scale",schemaPath:"#/properties/scale/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema3.properties.scale,data:data9};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/scale",schemaPath:"#/properties/scale/type",keyword:"type",params:{type: "number"},schema:schema3.properties.scale.type,parentSchema:schema3.properties.scale,data:data9};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
let data10 = data.mean;
if(Array.isArray(data10)){
if(data10.length > 3){
const err17 = {instancePath:instancePath+"/mean",schemaPath:"#/properties/mean/maxItems",keyword:"maxItems",params:{limit: 3},schema:3,parentSchema:schema3.properties.mean,data:data10};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data10.length < 3){
const err18 = {instancePath:instancePath+"/mean",schemaPath:"#/properties/mean/minItems",keyword:"minItems",params:{limit: 3},schema:3,parentSchema:schema3.properties.mean,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
const len1 = data10.length;
for(let i2=0; i2<len1; i2++){
let data11 = data10[i2];
if(!((typeof data11 == "number") && (isFinite(data11)))){
const err19 = {instancePath:instancePath+"/mean/" + i2,schemaPath:"#/properties/mean/items/type",keyword:"type",params:{type: "number"},schema:schema3.properties.mean.items.type,parentSchema:schema3.properties.mean.items,data:data11};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/mean",schemaPath:"#/properties/mean/type",keyword:"type",params:{type: "array"},schema:schema3.properties.mean.type,parentSchema:schema3.properties.mean,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
let data12 = data.std;
if(Array.isArray(data12)){
if(data12.length > 3){
const err21 = {instancePath:instancePath+"/std",schemaPath:"#/properties/std/maxItems",keyword:"maxItems",params:{limit: 3},schema:3,parentSchema:schema3.properties.std,data:data12};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data12.length < 3){
const err22 = {instancePath:instancePath+"/std",schemaPath:"#/properties/std/minItems",keyword:"minItems",params:{limit: 3},schema:3,parentSchema:schema3.properties.std,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
const len2 = data12.length;
for(let i3=0; i3<len2; i3++){
let data13 = data12[i3];
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 <= 0 || isNaN(data13)){
const err23 = {instancePath:instancePath+"/std/" + i3,schemaPath:"#/properties/std/items/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema3.properties.std.items,data:data13};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/std/" + i3,schemaPath:"#/properties/std/items/type",keyword:"type",params:{type: "number"},schema:schema3.properties.std.items.type,parentSchema:schema3.properties.std.items,data:data13};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/std",schemaPath:"#/properties/std/type",keyword:"type",params:{type: "array"},schema:schema3.properties.std.type,parentSchema:schema3.properties.std,data:data12};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data.labels !== undefined){
let data14 = data.labels;
if(typeof data14 !== "string"){
const err26 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "string"},schema:schema3.properties.labels.type,parentSchema:schema3.properties.labels,data:data14};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema3.type,parentSchema:schema3,data};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
validate3.errors = vErrors;
return errors === 0;
}
validate3.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_4 = validate4;
const schema4 = schema_4;

function validate4(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate4.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.outputs === undefined){
data.outputs = ["fc7"];
}
if(data.classes === undefined){
data.classes = 8;
}
if(data.pixels === undefined){
data.pixels = "imagenet";
}
if(data.dropout === undefined){
data.dropout = 0;
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema4.required,parentSchema:schema4,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "type") || (key0 === "weights")) || (key0 === "outputs")) || (key0 === "classes")) || (key0 === "labels")) || (key0 === "pixels")) || (key0 === "dropout"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema4,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("vgg16" !== data0){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "vgg16"},schema:"vgg16",parentSchema:schema4.properties.type,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.weights !== undefined){
let data1 = data.weights;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/weights",schemaPath:"#/properties/weights/type",keyword:"type",params:{type: "string"},schema:schema4.properties.weights.type,parentSchema:schema4.properties.weights,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
let data2 = data.outputs;
if(Array.isArray(data2)){
if(data2.length < 1){
const err4 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema4.properties.outputs,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(!(((data3 === "features") || (data3 === "fc7")) || (data3 === "logits"))){
const err5 = {instancePath:instancePath+"/outputs/" + i0,schemaPath:"#/properties/outputs/items/enum",keyword:"enum",params:{allowedValues: schema4.properties.outputs.items.enum},schema:schema4.properties.outputs.items.enum,parentSchema:schema4.properties.outputs.items,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
let i1 = data2.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func0(data2[i1], data2[j0])){
const err6 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema4.properties.outputs,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
break outer0;
}
}
}
}
}
else {
const err7 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/type",keyword:"type",params:{type: "array"},schema:schema4.properties.outputs.type,parentSchema:schema4.properties.outputs,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
let data4 = data.classes;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err8 = {instancePath:instancePath+"/classes",schemaPath:"#/properties/classes/type",keyword:"type",params:{type: "integer"},schema:schema4.properties.classes.type,parentSchema:schema4.properties.classes,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
const err9 = {instancePath:instancePath+"/classes",schemaPath:"#/properties/classes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema4.properties.classes,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.labels !== undefined){
let data5 = data.labels;
if(typeof data5 !== "string"){
const err10 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "string"},schema:schema4.properties.labels.type,parentSchema:schema4.properties.labels,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
let data6 = data.pixels;
if(!((data6 === "imagenet") || (data6 === "signed"))){
const err11 = {instancePath:instancePath+"/pixels",schemaPath:"#/properties/pixels/enum",keyword:"enum",params:{allowedValues: schema4.properties.pixels.enum},schema:schema4.properties.pixels.enum,parentSchema:schema4.properties.pixels,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
let data7 = data.dropout;
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
const err12 = {instancePath:instancePath+"/dropout",schemaPath:"#/properties/dropout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema4.properties.dropout,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data7 >= 1 || isNaN(data7)){
const err13 = {instancePath:instancePath+"/dropout",schemaPath:"#/properties/dropout/exclusiveMaximum",keyword:"exclusiveMaximum",params:{comparison: "<", limit: 1},schema:1,parentSchema:schema4.properties.dropout,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/dropout",schemaPath:"#/properties/dropout/type",keyword:"type",params:{type: "number"},schema:schema4.properties.dropout.type,parentSchema:schema4.properties.dropout,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema4.type,parentSchema:schema4,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate4.errors = vErrors;
return errors === 0;
}
validate4.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_5 = validate5;
const schema5 = schema_5;

function validate5(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate5.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema5.required,parentSchema:schema5,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "type")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema5,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("weighted-sum" !== data0){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "weighted-sum"},schema:"weighted-sum",parentSchema:schema5.properties.type,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema5.type,parentSchema:schema5,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate5.errors = vErrors;
return errors === 0;
}
validate5.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_6 = validate6;
const schema6 = schema_6;

function validate6(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate6.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.tasks === undefined){
data.tasks = {"valence-arousal":"VA_Estimation_Challenge","expression":"EXPR_Classification_Challenge","action-units":"AU_Detection_Challenge"};
}
if(data.images === undefined){
data.images = "cropped_aligned";
}
if(data.every === undefined){
data.every = 1;
}
if(data.tolerance === undefined){
data.tolerance = 0.01;
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema6.required,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.root === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "root"},schema:schema6.required,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "type") || (key0 === "root")) || (key0 === "tasks")) || (key0 === "images")) || (key0 === "every")) || (key0 === "tolerance"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("aff-wild2" !== data0){
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "aff-wild2"},schema:"aff-wild2",parentSchema:schema6.properties.type,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.root !== undefined){
let data1 = data.root;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/root",schemaPath:"#/properties/root/type",keyword:"type",params:{type: "string"},schema:schema6.properties.root.type,parentSchema:schema6.properties.root,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
let data2 = data.tasks;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(Object.keys(data2).length < 1){
const err5 = {instancePath:instancePath+"/tasks",schemaPath:"#/properties/tasks/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema6.properties.tasks,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key1 in data2){
if(!(((key1 === "valence-arousal") || (key1 === "expression")) || (key1 === "action-units"))){
const err6 = {instancePath:instancePath+"/tasks",schemaPath:"#/properties/tasks/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema6.properties.tasks,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data2["valence-arousal"] !== undefined){
let data3 = data2["valence-arousal"];
if(typeof data3 !== "string"){
const err7 = {instancePath:instancePath+"/tasks/valence-arousal",schemaPath:"#/properties/tasks/properties/valence-arousal/type",keyword:"type",params:{type: "string"},schema:schema6.properties.tasks.properties["valence-arousal"].type,parentSchema:schema6.properties.tasks.properties["valence-arousal"],data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data2.expression !== undefined){
let data4 = data2.expression;
if(typeof data4 !== "string"){
const err8 = {instancePath:instancePath+"/tasks/expression",schemaPath:"#/properties/tasks/properties/expression/type",keyword:"type",params:{type: "string"},schema:schema6.properties.tasks.properties.expression.type,parentSchema:schema6.properties.tasks.properties.expression,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data2["action-units"] !== undefined){
let data5 = data2["action-units"];
if(typeof data5 !== "string"){
const err9 = {instancePath:instancePath+"/tasks/action-units",schemaPath:"#/properties/tasks/properties/action-units/type",keyword:"type",params:{type: "string"},schema:schema6.properties.tasks.properties["action-units"].type,parentSchema:schema6.properties.tasks.properties["action-units"],data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/tasks",schemaPath:"#/properties/tasks/type",keyword:"type",params:{type: "object"},schema:schema6.properties.tasks.type,parentSchema:schema6.properties.tasks,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
let data6 = data.images;
const _errs15 = errors;
let valid2 = false;
const _errs16 = errors;
if(typeof data6 !== "string"){
const err11 = {instancePath:instancePath+"/images",schemaPath:"#/properties/images/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema6.properties.images.anyOf[0].type,parentSchema:schema6.properties.images.anyOf[0],data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid0 = _errs16 === errors;
valid2 = valid2 || _valid0;
const _errs18 = errors;
if(false !== data6){
const err12 = {instancePath:instancePath+"/images",schemaPath:"#/properties/images/anyOf/1/const",keyword:"const",params:{allowedValue: false},schema:false,parentSchema:schema6.properties.images.anyOf[1],data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid0 = _errs18 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const err13 = {instancePath:instancePath+"/images",schemaPath:"#/properties/images/anyOf",keyword:"anyOf",params:{},schema:schema6.properties.images.anyOf,parentSchema:schema6.properties.images,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
else {
errors = _errs15;
if(vErrors !== null){
if(_errs15){
vErrors.length = _errs15;
}
else {
vErrors = null;
}
}
}
let data7 = data.every;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err14 = {instancePath:instancePath+"/every",schemaPath:"#/properties/every/type",keyword:"type",params:{type: "integer"},schema:schema6.properties.every.type,parentSchema:schema6.properties.every,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 1 || isNaN(data7)){
const err15 = {instancePath:instancePath+"/every",schemaPath:"#/properties/every/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema6.properties.every,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
let data8 = data.tolerance;
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 1 || isNaN(data8)){
const err16 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema6.properties.tolerance,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data8 < 0 || isNaN(data8)){
const err17 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema6.properties.tolerance,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/type",keyword:"type",params:{type: "number"},schema:schema6.properties.tolerance.type,parentSchema:schema6.properties.tolerance,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema6.type,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate6.errors = vErrors;
return errors === 0;
}
validate6.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_7 = validate7;
const schema7 = schema_7;

function validate7(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate7.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.files === undefined){
data.files = {"train":"Manually_Annotated_file_lists/training.csv","validation":"Manually_Annotated_file_lists/validation.csv"};
}
if(data.images === undefined){
data.images = "Manually_Annotated_Images";
}
if(data.expression === undefined){
data.expression = "expression";
}
if(data.classes === undefined){
data.classes = {};
}
if(data.tolerance === undefined){
data.tolerance = 0.01;
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema7.required,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.root === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "root"},schema:schema7.required,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "type") || (key0 === "root")) || (key0 === "files")) || (key0 === "images")) || (key0 === "expression")) || (key0 === "classes")) || (key0 === "tolerance"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("affectnet" !== data0){
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "affectnet"},schema:"affectnet",parentSchema:schema7.properties.type,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.root !== undefined){
let data1 = data.root;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/root",schemaPath:"#/properties/root/type",keyword:"type",params:{type: "string"},schema:schema7.properties.root.type,parentSchema:schema7.properties.root,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
let data2 = data.files;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.train === undefined){
const err5 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/required",keyword:"required",params:{missingProperty: "train"},schema:schema7.properties.files.required,parentSchema:schema7.properties.files,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2.validation === undefined){
const err6 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/required",keyword:"required",params:{missingProperty: "validation"},schema:schema7.properties.files.required,parentSchema:schema7.properties.files,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key1 in data2){
if(!(((key1 === "train") || (key1 === "validation")) || (key1 === "test"))){
const err7 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema7.properties.files,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data2.train !== undefined){
let data3 = data2.train;
if(typeof data3 !== "string"){
const err8 = {instancePath:instancePath+"/files/train",schemaPath:"#/properties/files/properties/train/type",keyword:"type",params:{type: "string"},schema:schema7.properties.files.properties.train.type,parentSchema:schema7.properties.files.properties.train,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data2.validation !== undefined){
let data4 = data2.validation;
if(typeof data4 !== "string"){
const err9 = {instancePath:instancePath+"/files/validation",schemaPath:"#/properties/files/properties/validation/type",keyword:"type",params:{type: "string"},schema:schema7.properties.files.properties.validation.type,parentSchema:schema7.properties.files.properties.validation,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data2.test !== undefined){
let data5 = data2.test;
if(typeof data5 !== "string"){
const err10 = {instancePath:instancePath+"/files/test",schemaPath:"#/properties/files/properties/test/type",keyword:"type",params:{type: "string"},schema:schema7.properties.files.properties.test.type,parentSchema:schema7.properties.files.properties.test,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "object"},schema:schema7.properties.files.type,parentSchema:schema7.properties.files,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
let data6 = data.images;
if(typeof data6 !== "string"){
const err12 = {instancePath:instancePath+"/images",schemaPath:"#/properties/images/type",keyword:"type",params:{type: "string"},schema:schema7.properties.images.type,parentSchema:schema7.properties.images,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
let data7 = data.expression;
if(typeof data7 !== "string"){
const err13 = {instancePath:instancePath+"/expression",schemaPath:"#/properties/expression/type",keyword:"type",params:{type: "string"},schema:schema7.properties.expression.type,parentSchema:schema7.properties.expression,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
let data8 = data.classes;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key2 in data8){
let data9 = data8[key2];
if(typeof data9 !== "string"){
const err14 = {instancePath:instancePath+"/classes/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/classes/additionalProperties/type",keyword:"type",params:{type: "string"},schema:schema7.properties.classes.additionalProperties.type,parentSchema:schema7.properties.classes.additionalProperties,data:data9};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/classes",schemaPath:"#/properties/classes/type",keyword:"type",params:{type: "object"},schema:schema7.properties.classes.type,parentSchema:schema7.properties.classes,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
let data10 = data.tolerance;
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 1 || isNaN(data10)){
const err16 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema7.properties.tolerance,data:data10};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err17 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema7.properties.tolerance,data:data10};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/type",keyword:"type",params:{type: "number"},schema:schema7.properties.tolerance.type,parentSchema:schema7.properties.tolerance,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema7.type,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate7.errors = vErrors;
return errors === 0;
}
validate7.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_8 = validate8;
const schema8 = schema_8;

function validate8(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate8.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.test === undefined){
data.test = [];
}
if(data.units === undefined){
data.units = "bp4d-action-units";
}
if(data.annotations === undefined){
data.annotations = "AUCoding";
}
if(data.images === undefined){
data.images = "2D+3D";
}
if(data.every === undefined){
data.every = 1;
}
if(data.tolerance === undefined){
data.tolerance = 0.01;
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema8.required,parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.root === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "root"},schema:schema8.required,parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.validation === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "validation"},schema:schema8.required,parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema8.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("bp4d" !== data0){
const err4 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "bp4d"},schema:"bp4d",parentSchema:schema8.properties.type,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.root !== undefined){
let data1 = data.root;
if(typeof data1 !== "string"){
const err5 = {instancePath:instancePath+"/root",schemaPath:"#/properties/root/type",keyword:"type",params:{type: "string"},schema:schema8.properties.root.type,parentSchema:schema8.properties.root,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.validation !== undefined){
let data2 = data.validation;
if(Array.isArray(data2)){
if(data2.length < 1){
const err6 = {instancePath:instancePath+"/validation",schemaPath:"#/properties/validation/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema8.properties.validation,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 !== "string"){
const err7 = {instancePath:instancePath+"/validation/" + i0,schemaPath:"#/properties/validation/items/type",keyword:"type",params:{type: "string"},schema:schema8.properties.validation.items.type,parentSchema:schema8.properties.validation.items,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
let i1 = data2.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data2[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err8 = {instancePath:instancePath+"/validation",schemaPath:"#/properties/validation/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema8.properties.validation,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err9 = {instancePath:instancePath+"/validation",schemaPath:"#/properties/validation/type",keyword:"type",params:{type: "array"},schema:schema8.properties.validation.type,parentSchema:schema8.properties.validation,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
let data4 = data.test;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i2=0; i2<len1; i2++){
let data5 = data4[i2];
if(typeof data5 !== "string"){
const err10 = {instancePath:instancePath+"/test/" + i2,schemaPath:"#/properties/test/items/type",keyword:"type",params:{type: "string"},schema:schema8.properties.test.items.type,parentSchema:schema8.properties.test.items,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
let i3 = data4.length;
let j1;
if(i3 > 1){
const indices1 = {};
for(;i3--;){
let item1 = data4[i3];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err11 = {instancePath:instancePath+"/test",schemaPath:"#/properties/test/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1},schema:true,parentSchema:schema8.properties.test,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
break;
}
indices1[item1] = i3;
}
}
}
else {
const err12 = {instancePath:instancePath+"/test",schemaPath:"#/properties/test/type",keyword:"type",params:{type: "array"},schema:schema8.properties.test.type,parentSchema:schema8.properties.test,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
let data6 = data.units;
if(typeof data6 !== "string"){
const err13 = {instancePath:instancePath+"/units",schemaPath:"#/properties/units/type",keyword:"type",params:{type: "string"},schema:schema8.properties.units.type,parentSchema:schema8.properties.units,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data.threshold !== undefined){
let data7 = data.threshold;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err14 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/type",keyword:"type",params:{type: "integer"},schema:schema8.properties.threshold.type,parentSchema:schema8.properties.threshold,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 5 || isNaN(data7)){
const err15 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 5},schema:5,parentSchema:schema8.properties.threshold,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data7 < 1 || isNaN(data7)){
const err16 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema8.properties.threshold,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
let data8 = data.annotations;
if(typeof data8 !== "string"){
const err17 = {instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/type",keyword:"type",params:{type: "string"},schema:schema8.properties.annotations.type,parentSchema:schema8.properties.annotations,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
let data9 = data.images;
const _errs20 = errors;
let valid7 = false;
const _errs21 = errors;
if(typeof data9 !== "string"){
const err18 = {instancePath:instancePath+"/images",schemaPath:"#/properties/images/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema8.properties.images.anyOf[0].type,parentSchema:schema8.properties.images.anyOf[0],data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var _valid0 = _errs21 === errors;
valid7 = valid7 || _valid0;
const _errs23 = errors;
if(false !== data9){
const err19 = {instancePath:instancePath+"/images",schemaPath:"#/properties/images/anyOf/1/const",keyword:"const",params:{allowedValue: false},schema:false,parentSchema:schema8.properties.images.anyOf[1],data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var _valid0 = _errs23 === errors;
valid7 = valid7 || _valid0;
if(!valid7){
const err20 = {instancePath:instancePath+"/images",schemaPath:"#/properties/images/anyOf",keyword:"anyOf",params:{},schema:schema8.properties.images.anyOf,parentSchema:schema8.properties.images,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
else {
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
}
let data10 = data.every;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err21 = {instancePath:instancePath+"/every",schemaPath:"#/properties/every/type",keyword:"type",params:{type: "integer"},schema:schema8.properties.every.type,parentSchema:schema8.properties.every,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 1 || isNaN(data10)){
const err22 = {instancePath:instancePath+"/every",schemaPath:"#/properties/every/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema8.properties.every,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
let data11 = data.tolerance;
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 1 || isNaN(data11)){
const err23 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema8.properties.tolerance,data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data11 < 0 || isNaN(data11)){
const err24 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema8.properties.tolerance,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/type",keyword:"type",params:{type: "number"},schema:schema8.properties.tolerance.type,parentSchema:schema8.properties.tolerance,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema8.type,parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
validate8.errors = vErrors;
return errors === 0;
}
validate8.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_9 = validate9;
const schema9 = schema_9;

function validate9(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate9.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.test === undefined){
data.test = [];
}
if(data.units === undefined){
data.units = "disfa-action-units";
}
if(data.threshold === undefined){
data.threshold = 2;
}
if(data.annotations === undefined){
data.annotations = "ActionUnit_Labels";
}
if(data.images === undefined){
data.images = "images";
}
if(data.first === undefined){
data.first = 1;
}
if(data.every === undefined){
data.every = 1;
}
if(data.tolerance === undefined){
data.tolerance = 0.01;
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema9.required,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.root === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "root"},schema:schema9.required,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.validation === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "validation"},schema:schema9.required,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema9.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("disfa" !== data0){
const err4 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "disfa"},schema:"disfa",parentSchema:schema9.properties.type,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.root !== undefined){
let data1 = data.root;
if(typeof data1 !== "string"){
const err5 = {instancePath:instancePath+"/root",schemaPath:"#/properties/root/type",keyword:"type",params:{type: "string"},schema:schema9.properties.root.type,parentSchema:schema9.properties.root,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.validation !== undefined){
let data2 = data.validation;
if(Array.isArray(data2)){
if(data2.length < 1){
const err6 = {instancePath:instancePath+"/validation",schemaPath:"#/properties/validation/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema9.properties.validation,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 !== "string"){
const err7 = {instancePath:instancePath+"/validation/" + i0,schemaPath:"#/properties/validation/items/type",keyword:"type",params:{type: "string"},schema:schema9.properties.validation.items.type,parentSchema:schema9.properties.validation.items,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
let i1 = data2.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data2[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err8 = {instancePath:instancePath+"/validation",schemaPath:"#/properties/validation/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema9.properties.validation,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err9 = {instancePath:instancePath+"/validation",schemaPath:"#/properties/validation/type",keyword:"type",params:{type: "array"},schema:schema9.properties.validation.type,parentSchema:schema9.properties.validation,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
let data4 = data.test;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i2=0; i2<len1; i2++){
let data5 = data4[i2];
if(typeof data5 !== "string"){
const err10 = {instancePath:instancePath+"/test/" + i2,schemaPath:"#/properties/test/items/type",keyword:"type",params:{type: "string"},schema:schema9.properties.test.items.type,parentSchema:schema9.properties.test.items,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
let i3 = data4.length;
let j1;
if(i3 > 1){
const indices1 = {};
for(;i3--;){
let item1 = data4[i3];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err11 = {instancePath:instancePath+"/test",schemaPath:"#/properties/test/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1},schema:true,parentSchema:schema9.properties.test,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
break;
}
indices1[item1] = i3;
}
}
}
else {
const err12 = {instancePath:instancePath+"/test",schemaPath:"#/properties/test/type",keyword:"type",params:{type: "array"},schema:schema9.properties.test.type,parentSchema:schema9.properties.test,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
let data6 = data.units;
if(typeof data6 !== "string"){
const err13 = {instancePath:instancePath+"/units",schemaPath:"#/properties/units/type",keyword:"type",params:{type: "string"},schema:schema9.properties.units.type,parentSchema:schema9.properties.units,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
let data7 = data.threshold;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err14 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/type",keyword:"type",params:{type: "integer"},schema:schema9.properties.threshold.type,parentSchema:schema9.properties.threshold,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 5 || isNaN(data7)){
const err15 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 5},schema:5,parentSchema:schema9.properties.threshold,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data7 < 1 || isNaN(data7)){
const err16 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema9.properties.threshold,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
let data8 = data.annotations;
if(typeof data8 !== "string"){
const err17 = {instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/type",keyword:"type",params:{type: "string"},schema:schema9.properties.annotations.type,parentSchema:schema9.properties.annotations,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
let data9 = data.images;
const _errs20 = errors;
let valid7 = false;
const _errs21 = errors;
if(typeof data9 !== "string"){
const err18 = {instancePath:instancePath+"/images",schemaPath:"#/properties/images/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema9.properties.images.anyOf[0].type,parentSchema:schema9.properties.images.anyOf[0],data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var _valid0 = _errs21 === errors;
valid7 = valid7 || _valid0;
const _errs23 = errors;
if(false !== data9){
const err19 = {instancePath:instancePath+"/images",schemaPath:"#/properties/images/anyOf/1/const",keyword:"const",params:{allowedValue: false},schema:false,parentSchema:schema9.properties.images.anyOf[1],data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var _valid0 = _errs23 === errors;
valid7 = valid7 || _valid0;
if(!valid7){
const err20 = {instancePath:instancePath+"/images",schemaPath:"#/properties/images/anyOf",keyword:"anyOf",params:{},schema:schema9.properties.images.anyOf,parentSchema:schema9.properties.images,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
else {
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
}
let data10 = data.first;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err21 = {instancePath:instancePath+"/first",schemaPath:"#/properties/first/type",keyword:"type",params:{type: "integer"},schema:schema9.properties.first.type,parentSchema:schema9.properties.first,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!((data10 === 0) || (data10 === 1))){
const err22 = {instancePath:instancePath+"/first",schemaPath:"#/properties/first/enum",keyword:"enum",params:{allowedValues: schema9.properties.first.enum},schema:schema9.properties.first.enum,parentSchema:schema9.properties.first,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
let data11 = data.every;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err23 = {instancePath:instancePath+"/every",schemaPath:"#/properties/every/type",keyword:"type",params:{type: "integer"},schema:schema9.properties.every.type,parentSchema:schema9.properties.every,data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 1 || isNaN(data11)){
const err24 = {instancePath:instancePath+"/every",schemaPath:"#/properties/every/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema9.properties.every,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
let data12 = data.tolerance;
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 1 || isNaN(data12)){
const err25 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema9.properties.tolerance,data:data12};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data12 < 0 || isNaN(data12)){
const err26 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema9.properties.tolerance,data:data12};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/type",keyword:"type",params:{type: "number"},schema:schema9.properties.tolerance.type,parentSchema:schema9.properties.tolerance,data:data12};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema9.type,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
validate9.errors = vErrors;
return errors === 0;
}
validate9.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_10 = validate10;
const schema10 = schema_10;

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate10.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.file === undefined){
data.file = "fer2013new.csv";
}
if(data.votes === undefined){
data.votes = "majority";
}
if(data.expression === undefined){
data.expression = "expression";
}
if(data.classes === undefined){
data.classes = {};
}
if(data.tolerance === undefined){
data.tolerance = 0.01;
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema10.required,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.root === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "root"},schema:schema10.required,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "type") || (key0 === "root")) || (key0 === "file")) || (key0 === "votes")) || (key0 === "expression")) || (key0 === "classes")) || (key0 === "tolerance"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("ferplus" !== data0){
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "ferplus"},schema:"ferplus",parentSchema:schema10.properties.type,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.root !== undefined){
let data1 = data.root;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/root",schemaPath:"#/properties/root/type",keyword:"type",params:{type: "string"},schema:schema10.properties.root.type,parentSchema:schema10.properties.root,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
let data2 = data.file;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},schema:schema10.properties.file.type,parentSchema:schema10.properties.file,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
let data3 = data.votes;
if(!((data3 === "majority") || (data3 === "distribution"))){
const err6 = {instancePath:instancePath+"/votes",schemaPath:"#/properties/votes/enum",keyword:"enum",params:{allowedValues: schema10.properties.votes.enum},schema:schema10.properties.votes.enum,parentSchema:schema10.properties.votes,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
let data4 = data.expression;
if(typeof data4 !== "string"){
const err7 = {instancePath:instancePath+"/expression",schemaPath:"#/properties/expression/type",keyword:"type",params:{type: "string"},schema:schema10.properties.expression.type,parentSchema:schema10.properties.expression,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
let data5 = data.classes;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key1 in data5){
let data6 = data5[key1];
if(typeof data6 !== "string"){
const err8 = {instancePath:instancePath+"/classes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/classes/additionalProperties/type",keyword:"type",params:{type: "string"},schema:schema10.properties.classes.additionalProperties.type,parentSchema:schema10.properties.classes.additionalProperties,data:data6};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/classes",schemaPath:"#/properties/classes/type",keyword:"type",params:{type: "object"},schema:schema10.properties.classes.type,parentSchema:schema10.properties.classes,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
let data7 = data.tolerance;
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 1 || isNaN(data7)){
const err10 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema10.properties.tolerance,data:data7};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data7 < 0 || isNaN(data7)){
const err11 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema10.properties.tolerance,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/type",keyword:"type",params:{type: "number"},schema:schema10.properties.tolerance.type,parentSchema:schema10.properties.tolerance,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema10.type,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}
validate10.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_11 = validate11;
const schema11 = schema_11;

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate11.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.split === undefined){
data.split = "split";
}
if(data.splits === undefined){
data.splits = {};
}
if(data.image === undefined){
data.image = "image";
}
if(data.images === undefined){
data.images = ".";
}
if(data.missing === undefined){
data.missing = [];
}
if(data.tolerance === undefined){
data.tolerance = 0.01;
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.root === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "root"},schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.labels === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "labels"},schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema11.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("manifest" !== data0){
const err4 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "manifest"},schema:"manifest",parentSchema:schema11.properties.type,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.root !== undefined){
let data1 = data.root;
if(typeof data1 !== "string"){
const err5 = {instancePath:instancePath+"/root",schemaPath:"#/properties/root/type",keyword:"type",params:{type: "string"},schema:schema11.properties.root.type,parentSchema:schema11.properties.root,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.file !== undefined){
let data2 = data.file;
if(typeof data2 !== "string"){
const err6 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},schema:schema11.properties.file.type,parentSchema:schema11.properties.file,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.files !== undefined){
let data3 = data.files;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.train === undefined){
const err7 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/required",keyword:"required",params:{missingProperty: "train"},schema:schema11.properties.files.required,parentSchema:schema11.properties.files,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data3.validation === undefined){
const err8 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/required",keyword:"required",params:{missingProperty: "validation"},schema:schema11.properties.files.required,parentSchema:schema11.properties.files,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key1 in data3){
if(!(((key1 === "train") || (key1 === "validation")) || (key1 === "test"))){
const err9 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema11.properties.files,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data3.train !== undefined){
let data4 = data3.train;
if(typeof data4 !== "string"){
const err10 = {instancePath:instancePath+"/files/train",schemaPath:"#/properties/files/properties/train/type",keyword:"type",params:{type: "string"},schema:schema11.properties.files.properties.train.type,parentSchema:schema11.properties.files.properties.train,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data3.validation !== undefined){
let data5 = data3.validation;
if(typeof data5 !== "string"){
const err11 = {instancePath:instancePath+"/files/validation",schemaPath:"#/properties/files/properties/validation/type",keyword:"type",params:{type: "string"},schema:schema11.properties.files.properties.validation.type,parentSchema:schema11.properties.files.properties.validation,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data3.test !== undefined){
let data6 = data3.test;
if(typeof data6 !== "string"){
const err12 = {instancePath:instancePath+"/files/test",schemaPath:"#/properties/files/properties/test/type",keyword:"type",params:{type: "string"},schema:schema11.properties.files.properties.test.type,parentSchema:schema11.properties.files.properties.test,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "object"},schema:schema11.properties.files.type,parentSchema:schema11.properties.files,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
let data7 = data.split;
if(typeof data7 !== "string"){
const err14 = {instancePath:instancePath+"/split",schemaPath:"#/properties/split/type",keyword:"type",params:{type: "string"},schema:schema11.properties.split.type,parentSchema:schema11.properties.split,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
let data8 = data.splits;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key2 in data8){
let data9 = data8[key2];
if(!((((data9 === "train") || (data9 === "validation")) || (data9 === "test")) || (data9 === "none"))){
const err15 = {instancePath:instancePath+"/splits/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/splits/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema11.properties.splits.additionalProperties.enum},schema:schema11.properties.splits.additionalProperties.enum,parentSchema:schema11.properties.splits.additionalProperties,data:data9};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/splits",schemaPath:"#/properties/splits/type",keyword:"type",params:{type: "object"},schema:schema11.properties.splits.type,parentSchema:schema11.properties.splits,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
let data10 = data.image;
const _errs23 = errors;
let valid3 = false;
const _errs24 = errors;
if(typeof data10 !== "string"){
const err17 = {instancePath:instancePath+"/image",schemaPath:"#/properties/image/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema11.properties.image.anyOf[0].type,parentSchema:schema11.properties.image.anyOf[0],data:data10};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var _valid0 = _errs24 === errors;
valid3 = valid3 || _valid0;
const _errs26 = errors;
if(false !== data10){
const err18 = {instancePath:instancePath+"/image",schemaPath:"#/properties/image/anyOf/1/const",keyword:"const",params:{allowedValue: false},schema:false,parentSchema:schema11.properties.image.anyOf[1],data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var _valid0 = _errs26 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const err19 = {instancePath:instancePath+"/image",schemaPath:"#/properties/image/anyOf",keyword:"anyOf",params:{},schema:schema11.properties.image.anyOf,parentSchema:schema11.properties.image,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
else {
errors = _errs23;
if(vErrors !== null){
if(_errs23){
vErrors.length = _errs23;
}
else {
vErrors = null;
}
}
}
let data11 = data.images;
if(typeof data11 !== "string"){
const err20 = {instancePath:instancePath+"/images",schemaPath:"#/properties/images/type",keyword:"type",params:{type: "string"},schema:schema11.properties.images.type,parentSchema:schema11.properties.images,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data.key !== undefined){
let data12 = data.key;
if(typeof data12 !== "string"){
const err21 = {instancePath:instancePath+"/key",schemaPath:"#/properties/key/type",keyword:"type",params:{type: "string"},schema:schema11.properties.key.type,parentSchema:schema11.properties.key,data:data12};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.group !== undefined){
let data13 = data.group;
if(typeof data13 !== "string"){
const err22 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/type",keyword:"type",params:{type: "string"},schema:schema11.properties.group.type,parentSchema:schema11.properties.group,data:data13};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.labels !== undefined){
let data14 = data.labels;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(Object.keys(data14).length < 1){
const err23 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema11.properties.labels,data:data14};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
for(const key3 in data14){
let data15 = data14[key3];
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key4 in data15){
if(!(((key4 === "column") || (key4 === "map")) || (key4 === "columns"))){
const err24 = {instancePath:instancePath+"/labels/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/labels/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema11.properties.labels.additionalProperties,data:data15};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data15.column !== undefined){
let data16 = data15.column;
if(typeof data16 !== "string"){
const err25 = {instancePath:instancePath+"/labels/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/column",schemaPath:"#/properties/labels/additionalProperties/properties/column/type",keyword:"type",params:{type: "string"},schema:schema11.properties.labels.additionalProperties.properties.column.type,parentSchema:schema11.properties.labels.additionalProperties.properties.column,data:data16};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data15.map !== undefined){
let data17 = data15.map;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key5 in data17){
let data18 = data17[key5];
if(typeof data18 !== "string"){
const err26 = {instancePath:instancePath+"/labels/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/map/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/labels/additionalProperties/properties/map/additionalProperties/type",keyword:"type",params:{type: "string"},schema:schema11.properties.labels.additionalProperties.properties.map.additionalProperties.type,parentSchema:schema11.properties.labels.additionalProperties.properties.map.additionalProperties,data:data18};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/labels/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/map",schemaPath:"#/properties/labels/additionalProperties/properties/map/type",keyword:"type",params:{type: "object"},schema:schema11.properties.labels.additionalProperties.properties.map.type,parentSchema:schema11.properties.labels.additionalProperties.properties.map,data:data17};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data15.columns !== undefined){
let data19 = data15.columns;
if(Array.isArray(data19)){
if(data19.length < 1){
const err28 = {instancePath:instancePath+"/labels/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/columns",schemaPath:"#/properties/labels/additionalProperties/properties/columns/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema11.properties.labels.additionalProperties.properties.columns,data:data19};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
const len0 = data19.length;
for(let i0=0; i0<len0; i0++){
let data20 = data19[i0];
if(typeof data20 !== "string"){
const err29 = {instancePath:instancePath+"/labels/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/columns/" + i0,schemaPath:"#/properties/labels/additionalProperties/properties/columns/items/type",keyword:"type",params:{type: "string"},schema:schema11.properties.labels.additionalProperties.properties.columns.items.type,parentSchema:schema11.properties.labels.additionalProperties.properties.columns.items,data:data20};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/labels/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/columns",schemaPath:"#/properties/labels/additionalProperties/properties/columns/type",keyword:"type",params:{type: "array"},schema:schema11.properties.labels.additionalProperties.properties.columns.type,parentSchema:schema11.properties.labels.additionalProperties.properties.columns,data:data19};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/labels/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/labels/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema11.properties.labels.additionalProperties.type,parentSchema:schema11.properties.labels.additionalProperties,data:data15};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "object"},schema:schema11.properties.labels.type,parentSchema:schema11.properties.labels,data:data14};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
let data21 = data.missing;
if(Array.isArray(data21)){
const len1 = data21.length;
for(let i1=0; i1<len1; i1++){
let data22 = data21[i1];
if((typeof data22 !== "string") && (!((typeof data22 == "number") && (isFinite(data22))))){
const err33 = {instancePath:instancePath+"/missing/" + i1,schemaPath:"#/properties/missing/items/type",keyword:"type",params:{type: schema11.properties.missing.items.type},schema:schema11.properties.missing.items.type,parentSchema:schema11.properties.missing.items,data:data22};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/missing",schemaPath:"#/properties/missing/type",keyword:"type",params:{type: "array"},schema:schema11.properties.missing.type,parentSchema:schema11.properties.missing,data:data21};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
let data23 = data.tolerance;
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 > 1 || isNaN(data23)){
const err35 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema11.properties.tolerance,data:data23};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data23 < 0 || isNaN(data23)){
const err36 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema11.properties.tolerance,data:data23};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/type",keyword:"type",params:{type: "number"},schema:schema11.properties.tolerance.type,parentSchema:schema11.properties.tolerance,data:data23};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}
validate11.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_12 = validate12;
const schema12 = schema_12;

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate12.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.file === undefined){
data.file = "EmoLabel/list_patition_label.txt";
}
if(data.images === undefined){
data.images = "Image/aligned";
}
if(data.suffix === undefined){
data.suffix = "_aligned";
}
if(data.test === undefined){
data.test = "validation";
}
if(data.expression === undefined){
data.expression = "expression";
}
if(data.classes === undefined){
data.classes = {};
}
if(data.tolerance === undefined){
data.tolerance = 0.01;
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema12.required,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.root === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "root"},schema:schema12.required,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema12.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("raf-db" !== data0){
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "raf-db"},schema:"raf-db",parentSchema:schema12.properties.type,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.root !== undefined){
let data1 = data.root;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/root",schemaPath:"#/properties/root/type",keyword:"type",params:{type: "string"},schema:schema12.properties.root.type,parentSchema:schema12.properties.root,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
let data2 = data.file;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},schema:schema12.properties.file.type,parentSchema:schema12.properties.file,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
let data3 = data.images;
if(typeof data3 !== "string"){
const err6 = {instancePath:instancePath+"/images",schemaPath:"#/properties/images/type",keyword:"type",params:{type: "string"},schema:schema12.properties.images.type,parentSchema:schema12.properties.images,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
let data4 = data.suffix;
if(typeof data4 !== "string"){
const err7 = {instancePath:instancePath+"/suffix",schemaPath:"#/properties/suffix/type",keyword:"type",params:{type: "string"},schema:schema12.properties.suffix.type,parentSchema:schema12.properties.suffix,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
let data5 = data.test;
if(!((data5 === "validation") || (data5 === "test"))){
const err8 = {instancePath:instancePath+"/test",schemaPath:"#/properties/test/enum",keyword:"enum",params:{allowedValues: schema12.properties.test.enum},schema:schema12.properties.test.enum,parentSchema:schema12.properties.test,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
let data6 = data.expression;
if(typeof data6 !== "string"){
const err9 = {instancePath:instancePath+"/expression",schemaPath:"#/properties/expression/type",keyword:"type",params:{type: "string"},schema:schema12.properties.expression.type,parentSchema:schema12.properties.expression,data:data6};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
let data7 = data.classes;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key1 in data7){
let data8 = data7[key1];
if(typeof data8 !== "string"){
const err10 = {instancePath:instancePath+"/classes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/classes/additionalProperties/type",keyword:"type",params:{type: "string"},schema:schema12.properties.classes.additionalProperties.type,parentSchema:schema12.properties.classes.additionalProperties,data:data8};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/classes",schemaPath:"#/properties/classes/type",keyword:"type",params:{type: "object"},schema:schema12.properties.classes.type,parentSchema:schema12.properties.classes,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
let data9 = data.tolerance;
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 1 || isNaN(data9)){
const err12 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema12.properties.tolerance,data:data9};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err13 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema12.properties.tolerance,data:data9};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/type",keyword:"type",params:{type: "number"},schema:schema12.properties.tolerance.type,parentSchema:schema12.properties.tolerance,data:data9};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema12.type,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}
validate12.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_13 = validate13;
const schema13 = schema_13;

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate13.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.images === undefined){
data.images = "cropped_aligned";
}
if(data.tolerance === undefined){
data.tolerance = 0.01;
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema13.required,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.root === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "root"},schema:schema13.required,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "type") || (key0 === "root")) || (key0 === "images")) || (key0 === "synthetic")) || (key0 === "tolerance"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("s-aff-wild2" !== data0){
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "s-aff-wild2"},schema:"s-aff-wild2",parentSchema:schema13.properties.type,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.root !== undefined){
let data1 = data.root;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/root",schemaPath:"#/properties/root/type",keyword:"type",params:{type: "string"},schema:schema13.properties.root.type,parentSchema:schema13.properties.root,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
let data2 = data.images;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/images",schemaPath:"#/properties/images/type",keyword:"type",params:{type: "string"},schema:schema13.properties.images.type,parentSchema:schema13.properties.images,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.synthetic !== undefined){
let data3 = data.synthetic;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.seed === undefined){
data3.seed = 1;
}
if(data3.style === undefined){
data3.style = "demo";
}
if(data3.labelNoise === undefined){
data3.labelNoise = 0.03;
}
if(data3.train === undefined){
const err6 = {instancePath:instancePath+"/synthetic",schemaPath:"#/properties/synthetic/required",keyword:"required",params:{missingProperty: "train"},schema:schema13.properties.synthetic.required,parentSchema:schema13.properties.synthetic,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data3.validation === undefined){
const err7 = {instancePath:instancePath+"/synthetic",schemaPath:"#/properties/synthetic/required",keyword:"required",params:{missingProperty: "validation"},schema:schema13.properties.synthetic.required,parentSchema:schema13.properties.synthetic,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key1 in data3){
if(!(((((key1 === "seed") || (key1 === "train")) || (key1 === "validation")) || (key1 === "style")) || (key1 === "labelNoise"))){
const err8 = {instancePath:instancePath+"/synthetic",schemaPath:"#/properties/synthetic/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema13.properties.synthetic,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
let data4 = data3.seed;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err9 = {instancePath:instancePath+"/synthetic/seed",schemaPath:"#/properties/synthetic/properties/seed/type",keyword:"type",params:{type: "integer"},schema:schema13.properties.synthetic.properties.seed.type,parentSchema:schema13.properties.synthetic.properties.seed,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
const err10 = {instancePath:instancePath+"/synthetic/seed",schemaPath:"#/properties/synthetic/properties/seed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema13.properties.synthetic.properties.seed,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data3.train !== undefined){
let data5 = data3.train;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err11 = {instancePath:instancePath+"/synthetic/train",schemaPath:"#/properties/synthetic/properties/train/type",keyword:"type",params:{type: "integer"},schema:schema13.properties.synthetic.properties.train.type,parentSchema:schema13.properties.synthetic.properties.train,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
const err12 = {instancePath:instancePath+"/synthetic/train",schemaPath:"#/properties/synthetic/properties/train/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema13.properties.synthetic.properties.train,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
if(data3.validation !== undefined){
let data6 = data3.validation;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err13 = {instancePath:instancePath+"/synthetic/validation",schemaPath:"#/properties/synthetic/properties/validation/type",keyword:"type",params:{type: "integer"},schema:schema13.properties.synthetic.properties.validation.type,parentSchema:schema13.properties.synthetic.properties.validation,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 1 || isNaN(data6)){
const err14 = {instancePath:instancePath+"/synthetic/validation",schemaPath:"#/properties/synthetic/properties/validation/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema13.properties.synthetic.properties.validation,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
let data7 = data3.style;
if(typeof data7 !== "string"){
const err15 = {instancePath:instancePath+"/synthetic/style",schemaPath:"#/properties/synthetic/properties/style/type",keyword:"type",params:{type: "string"},schema:schema13.properties.synthetic.properties.style.type,parentSchema:schema13.properties.synthetic.properties.style,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!((data7 === "demo") || (data7 === "pretrain"))){
const err16 = {instancePath:instancePath+"/synthetic/style",schemaPath:"#/properties/synthetic/properties/style/enum",keyword:"enum",params:{allowedValues: schema13.properties.synthetic.properties.style.enum},schema:schema13.properties.synthetic.properties.style.enum,parentSchema:schema13.properties.synthetic.properties.style,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
let data8 = data3.labelNoise;
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 1 || isNaN(data8)){
const err17 = {instancePath:instancePath+"/synthetic/labelNoise",schemaPath:"#/properties/synthetic/properties/labelNoise/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema13.properties.synthetic.properties.labelNoise,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data8 < 0 || isNaN(data8)){
const err18 = {instancePath:instancePath+"/synthetic/labelNoise",schemaPath:"#/properties/synthetic/properties/labelNoise/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema13.properties.synthetic.properties.labelNoise,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/synthetic/labelNoise",schemaPath:"#/properties/synthetic/properties/labelNoise/type",keyword:"type",params:{type: "number"},schema:schema13.properties.synthetic.properties.labelNoise.type,parentSchema:schema13.properties.synthetic.properties.labelNoise,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/synthetic",schemaPath:"#/properties/synthetic/type",keyword:"type",params:{type: "object"},schema:schema13.properties.synthetic.type,parentSchema:schema13.properties.synthetic,data:data3};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
let data9 = data.tolerance;
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 1 || isNaN(data9)){
const err21 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema13.properties.tolerance,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err22 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema13.properties.tolerance,data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/type",keyword:"type",params:{type: "number"},schema:schema13.properties.tolerance.type,parentSchema:schema13.properties.tolerance,data:data9};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema13.type,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate13.errors = vErrors;
return errors === 0;
}
validate13.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_14 = validate14;
const schema14 = schema_14;

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate14.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema14.required,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "type")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("plain" !== data0){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "plain"},schema:"plain",parentSchema:schema14.properties.type,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema14.type,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate14.errors = vErrors;
return errors === 0;
}
validate14.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_15 = validate15;
const schema15 = schema_15;

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate15.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.rho === undefined){
data.rho = 0.05;
}
if(data.adaptive === undefined){
data.adaptive = false;
}
if(data.statistics === undefined){
data.statistics = "once";
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema15.required,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "type") || (key0 === "rho")) || (key0 === "adaptive")) || (key0 === "statistics"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("sam" !== data0){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "sam"},schema:"sam",parentSchema:schema15.properties.type,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
let data1 = data.rho;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/rho",schemaPath:"#/properties/rho/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema15.properties.rho,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/rho",schemaPath:"#/properties/rho/type",keyword:"type",params:{type: "number"},schema:schema15.properties.rho.type,parentSchema:schema15.properties.rho,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
let data2 = data.adaptive;
if(typeof data2 !== "boolean"){
const err5 = {instancePath:instancePath+"/adaptive",schemaPath:"#/properties/adaptive/type",keyword:"type",params:{type: "boolean"},schema:schema15.properties.adaptive.type,parentSchema:schema15.properties.adaptive,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
let data3 = data.statistics;
if(typeof data3 !== "string"){
const err6 = {instancePath:instancePath+"/statistics",schemaPath:"#/properties/statistics/type",keyword:"type",params:{type: "string"},schema:schema15.properties.statistics.type,parentSchema:schema15.properties.statistics,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!((data3 === "once") || (data3 === "twice"))){
const err7 = {instancePath:instancePath+"/statistics",schemaPath:"#/properties/statistics/enum",keyword:"enum",params:{allowedValues: schema15.properties.statistics.enum},schema:schema15.properties.statistics.enum,parentSchema:schema15.properties.statistics,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema15.type,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate15.errors = vErrors;
return errors === 0;
}
validate15.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_16 = validate16;
const schema16 = schema_16;

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate16.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.width === undefined){
data.width = 64;
}
if(data.tokens === undefined){
data.tokens = "scalar";
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema16.required,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.query === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "query"},schema:schema16.required,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.key === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "key"},schema:schema16.required,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.value === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "value"},schema:schema16.required,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "type") || (key0 === "query")) || (key0 === "key")) || (key0 === "value")) || (key0 === "width")) || (key0 === "tokens")) || (key0 === "labels"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("additive-cross-attention" !== data0){
const err5 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "additive-cross-attention"},schema:"additive-cross-attention",parentSchema:schema16.properties.type,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.query !== undefined){
let data1 = data.query;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(typeof data1 !== "string"){
const err6 = {instancePath:instancePath+"/query",schemaPath:"#/properties/query/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema16.properties.query.anyOf[0].type,parentSchema:schema16.properties.query.anyOf[0],data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
const _errs7 = errors;
if(Array.isArray(data1)){
if(data1.length < 1){
const err7 = {instancePath:instancePath+"/query",schemaPath:"#/properties/query/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema16.properties.query.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 !== "string"){
const err8 = {instancePath:instancePath+"/query/" + i0,schemaPath:"#/properties/query/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema16.properties.query.anyOf[1].items.type,parentSchema:schema16.properties.query.anyOf[1].items,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/query",schemaPath:"#/properties/query/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema16.properties.query.anyOf[1].type,parentSchema:schema16.properties.query.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const err10 = {instancePath:instancePath+"/query",schemaPath:"#/properties/query/anyOf",keyword:"anyOf",params:{},schema:schema16.properties.query.anyOf,parentSchema:schema16.properties.query,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
}
if(data.key !== undefined){
let data3 = data.key;
const _errs12 = errors;
let valid4 = false;
const _errs13 = errors;
if(typeof data3 !== "string"){
const err11 = {instancePath:instancePath+"/key",schemaPath:"#/properties/key/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema16.properties.key.anyOf[0].type,parentSchema:schema16.properties.key.anyOf[0],data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid4 = valid4 || _valid1;
const _errs15 = errors;
if(Array.isArray(data3)){
if(data3.length < 1){
const err12 = {instancePath:instancePath+"/key",schemaPath:"#/properties/key/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema16.properties.key.anyOf[1],data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
let data4 = data3[i1];
if(typeof data4 !== "string"){
const err13 = {instancePath:instancePath+"/key/" + i1,schemaPath:"#/properties/key/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema16.properties.key.anyOf[1].items.type,parentSchema:schema16.properties.key.anyOf[1].items,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/key",schemaPath:"#/properties/key/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema16.properties.key.anyOf[1].type,parentSchema:schema16.properties.key.anyOf[1],data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid1 = _errs15 === errors;
valid4 = valid4 || _valid1;
if(!valid4){
const err15 = {instancePath:instancePath+"/key",schemaPath:"#/properties/key/anyOf",keyword:"anyOf",params:{},schema:schema16.properties.key.anyOf,parentSchema:schema16.properties.key,data:data3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
else {
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
}
}
if(data.value !== undefined){
let data5 = data.value;
const _errs20 = errors;
let valid7 = false;
const _errs21 = errors;
if(typeof data5 !== "string"){
const err16 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema16.properties.value.anyOf[0].type,parentSchema:schema16.properties.value.anyOf[0],data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid2 = _errs21 === errors;
valid7 = valid7 || _valid2;
const _errs23 = errors;
if(Array.isArray(data5)){
if(data5.length < 1){
const err17 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema16.properties.value.anyOf[1],data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
const len2 = data5.length;
for(let i2=0; i2<len2; i2++){
let data6 = data5[i2];
if(typeof data6 !== "string"){
const err18 = {instancePath:instancePath+"/value/" + i2,schemaPath:"#/properties/value/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema16.properties.value.anyOf[1].items.type,parentSchema:schema16.properties.value.anyOf[1].items,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema16.properties.value.anyOf[1].type,parentSchema:schema16.properties.value.anyOf[1],data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var _valid2 = _errs23 === errors;
valid7 = valid7 || _valid2;
if(!valid7){
const err20 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/anyOf",keyword:"anyOf",params:{},schema:schema16.properties.value.anyOf,parentSchema:schema16.properties.value,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
else {
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
}
}
let data7 = data.width;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err21 = {instancePath:instancePath+"/width",schemaPath:"#/properties/width/type",keyword:"type",params:{type: "integer"},schema:schema16.properties.width.type,parentSchema:schema16.properties.width,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 1 || isNaN(data7)){
const err22 = {instancePath:instancePath+"/width",schemaPath:"#/properties/width/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema16.properties.width,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
let data8 = data.tokens;
if(typeof data8 !== "string"){
const err23 = {instancePath:instancePath+"/tokens",schemaPath:"#/properties/tokens/type",keyword:"type",params:{type: "string"},schema:schema16.properties.tokens.type,parentSchema:schema16.properties.tokens,data:data8};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(!((data8 === "scalar") || (data8 === "vector"))){
const err24 = {instancePath:instancePath+"/tokens",schemaPath:"#/properties/tokens/enum",keyword:"enum",params:{allowedValues: schema16.properties.tokens.enum},schema:schema16.properties.tokens.enum,parentSchema:schema16.properties.tokens,data:data8};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data.labels !== undefined){
let data9 = data.labels;
if(typeof data9 !== "string"){
const err25 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "string"},schema:schema16.properties.labels.type,parentSchema:schema16.properties.labels,data:data9};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema16.type,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
validate16.errors = vErrors;
return errors === 0;
}
validate16.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_17 = validate17;
const schema17 = schema_17;

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate17.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.nodes === undefined){
data.nodes = 12;
}
if(data.neighbors === undefined){
data.neighbors = 4;
}
if(data.similarity === undefined){
data.similarity = "dot";
}
if(data.dropout === undefined){
data.dropout = 0.5;
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema17.required,parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.input === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "input"},schema:schema17.required,parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "type") || (key0 === "input")) || (key0 === "nodes")) || (key0 === "neighbors")) || (key0 === "similarity")) || (key0 === "dropout")) || (key0 === "labels"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("anfl-gcn" !== data0){
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "anfl-gcn"},schema:"anfl-gcn",parentSchema:schema17.properties.type,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.input !== undefined){
let data1 = data.input;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/input",schemaPath:"#/properties/input/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema17.properties.input.anyOf[0].type,parentSchema:schema17.properties.input.anyOf[0],data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
const _errs7 = errors;
if(Array.isArray(data1)){
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/input",schemaPath:"#/properties/input/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema17.properties.input.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 !== "string"){
const err6 = {instancePath:instancePath+"/input/" + i0,schemaPath:"#/properties/input/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema17.properties.input.anyOf[1].items.type,parentSchema:schema17.properties.input.anyOf[1].items,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/input",schemaPath:"#/properties/input/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema17.properties.input.anyOf[1].type,parentSchema:schema17.properties.input.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const err8 = {instancePath:instancePath+"/input",schemaPath:"#/properties/input/anyOf",keyword:"anyOf",params:{},schema:schema17.properties.input.anyOf,parentSchema:schema17.properties.input,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
}
let data3 = data.nodes;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err9 = {instancePath:instancePath+"/nodes",schemaPath:"#/properties/nodes/type",keyword:"type",params:{type: "integer"},schema:schema17.properties.nodes.type,parentSchema:schema17.properties.nodes,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 1 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/nodes",schemaPath:"#/properties/nodes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema17.properties.nodes,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
let data4 = data.neighbors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err11 = {instancePath:instancePath+"/neighbors",schemaPath:"#/properties/neighbors/type",keyword:"type",params:{type: "integer"},schema:schema17.properties.neighbors.type,parentSchema:schema17.properties.neighbors,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
const err12 = {instancePath:instancePath+"/neighbors",schemaPath:"#/properties/neighbors/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema17.properties.neighbors,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
let data5 = data.similarity;
if(typeof data5 !== "string"){
const err13 = {instancePath:instancePath+"/similarity",schemaPath:"#/properties/similarity/type",keyword:"type",params:{type: "string"},schema:schema17.properties.similarity.type,parentSchema:schema17.properties.similarity,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!(((data5 === "dot") || (data5 === "cosine")) || (data5 === "l1"))){
const err14 = {instancePath:instancePath+"/similarity",schemaPath:"#/properties/similarity/enum",keyword:"enum",params:{allowedValues: schema17.properties.similarity.enum},schema:schema17.properties.similarity.enum,parentSchema:schema17.properties.similarity,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
let data6 = data.dropout;
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
const err15 = {instancePath:instancePath+"/dropout",schemaPath:"#/properties/dropout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema17.properties.dropout,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data6 >= 1 || isNaN(data6)){
const err16 = {instancePath:instancePath+"/dropout",schemaPath:"#/properties/dropout/exclusiveMaximum",keyword:"exclusiveMaximum",params:{comparison: "<", limit: 1},schema:1,parentSchema:schema17.properties.dropout,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/dropout",schemaPath:"#/properties/dropout/type",keyword:"type",params:{type: "number"},schema:schema17.properties.dropout.type,parentSchema:schema17.properties.dropout,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data.labels !== undefined){
let data7 = data.labels;
if(typeof data7 !== "string"){
const err18 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "string"},schema:schema17.properties.labels.type,parentSchema:schema17.properties.labels,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema17.type,parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate17.errors = vErrors;
return errors === 0;
}
validate17.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_18 = validate18;
const schema18 = schema_18;

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate18.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.hidden === undefined){
data.hidden = [];
}
if(data.batchNorm === undefined){
data.batchNorm = false;
}
if(data.activation === undefined){
data.activation = "none";
}
if(data.dropout === undefined){
data.dropout = 0;
}
if(data.init === undefined){
data.init = "units";
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema18.required,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.input === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "input"},schema:schema18.required,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.units === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "units"},schema:schema18.required,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema18.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("fc" !== data0){
const err4 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "fc"},schema:"fc",parentSchema:schema18.properties.type,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.input !== undefined){
let data1 = data.input;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(typeof data1 !== "string"){
const err5 = {instancePath:instancePath+"/input",schemaPath:"#/properties/input/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema18.properties.input.anyOf[0].type,parentSchema:schema18.properties.input.anyOf[0],data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
const _errs7 = errors;
if(Array.isArray(data1)){
if(data1.length < 1){
const err6 = {instancePath:instancePath+"/input",schemaPath:"#/properties/input/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema18.properties.input.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 !== "string"){
const err7 = {instancePath:instancePath+"/input/" + i0,schemaPath:"#/properties/input/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema18.properties.input.anyOf[1].items.type,parentSchema:schema18.properties.input.anyOf[1].items,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/input",schemaPath:"#/properties/input/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema18.properties.input.anyOf[1].type,parentSchema:schema18.properties.input.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const err9 = {instancePath:instancePath+"/input",schemaPath:"#/properties/input/anyOf",keyword:"anyOf",params:{},schema:schema18.properties.input.anyOf,parentSchema:schema18.properties.input,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
}
if(data.units !== undefined){
let data3 = data.units;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err10 = {instancePath:instancePath+"/units",schemaPath:"#/properties/units/type",keyword:"type",params:{type: "integer"},schema:schema18.properties.units.type,parentSchema:schema18.properties.units,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 1 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/units",schemaPath:"#/properties/units/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema18.properties.units,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
let data4 = data.hidden;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err12 = {instancePath:instancePath+"/hidden/" + i1,schemaPath:"#/properties/hidden/items/type",keyword:"type",params:{type: "integer"},schema:schema18.properties.hidden.items.type,parentSchema:schema18.properties.hidden.items,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
const err13 = {instancePath:instancePath+"/hidden/" + i1,schemaPath:"#/properties/hidden/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema18.properties.hidden.items,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
}
else {
const err14 = {instancePath:instancePath+"/hidden",schemaPath:"#/properties/hidden/type",keyword:"type",params:{type: "array"},schema:schema18.properties.hidden.type,parentSchema:schema18.properties.hidden,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
let data6 = data.batchNorm;
if(typeof data6 !== "boolean"){
const err15 = {instancePath:instancePath+"/batchNorm",schemaPath:"#/properties/batchNorm/type",keyword:"type",params:{type: "boolean"},schema:schema18.properties.batchNorm.type,parentSchema:schema18.properties.batchNorm,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
let data7 = data.activation;
if(typeof data7 !== "string"){
const err16 = {instancePath:instancePath+"/activation",schemaPath:"#/properties/activation/type",keyword:"type",params:{type: "string"},schema:schema18.properties.activation.type,parentSchema:schema18.properties.activation,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(!((((data7 === "none") || (data7 === "relu")) || (data7 === "sigmoid")) || (data7 === "tanh"))){
const err17 = {instancePath:instancePath+"/activation",schemaPath:"#/properties/activation/enum",keyword:"enum",params:{allowedValues: schema18.properties.activation.enum},schema:schema18.properties.activation.enum,parentSchema:schema18.properties.activation,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
let data8 = data.dropout;
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 0 || isNaN(data8)){
const err18 = {instancePath:instancePath+"/dropout",schemaPath:"#/properties/dropout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema18.properties.dropout,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data8 >= 1 || isNaN(data8)){
const err19 = {instancePath:instancePath+"/dropout",schemaPath:"#/properties/dropout/exclusiveMaximum",keyword:"exclusiveMaximum",params:{comparison: "<", limit: 1},schema:1,parentSchema:schema18.properties.dropout,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/dropout",schemaPath:"#/properties/dropout/type",keyword:"type",params:{type: "number"},schema:schema18.properties.dropout.type,parentSchema:schema18.properties.dropout,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
let data9 = data.init;
if(typeof data9 !== "string"){
const err21 = {instancePath:instancePath+"/init",schemaPath:"#/properties/init/type",keyword:"type",params:{type: "string"},schema:schema18.properties.init.type,parentSchema:schema18.properties.init,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!((data9 === "units") || (data9 === "fan-in"))){
const err22 = {instancePath:instancePath+"/init",schemaPath:"#/properties/init/enum",keyword:"enum",params:{allowedValues: schema18.properties.init.enum},schema:schema18.properties.init.enum,parentSchema:schema18.properties.init,data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data.labels !== undefined){
let data10 = data.labels;
if(typeof data10 !== "string"){
const err23 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "string"},schema:schema18.properties.labels.type,parentSchema:schema18.properties.labels,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema18.type,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate18.errors = vErrors;
return errors === 0;
}
validate18.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_19 = validate19;
const schema19 = schema_19;

function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate19.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.weights === undefined){
data.weights = "none";
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema19.required,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "weights"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("binary-cross-entropy" !== data0){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "binary-cross-entropy"},schema:"binary-cross-entropy",parentSchema:schema19.properties.type,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
let data1 = data.weights;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/weights",schemaPath:"#/properties/weights/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema19.properties.weights.anyOf[0].type,parentSchema:schema19.properties.weights.anyOf[0],data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!((data1 === "inverse-rate") || (data1 === "none"))){
const err4 = {instancePath:instancePath+"/weights",schemaPath:"#/properties/weights/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema19.properties.weights.anyOf[0].enum},schema:schema19.properties.weights.anyOf[0].enum,parentSchema:schema19.properties.weights.anyOf[0],data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
const _errs7 = errors;
if(Array.isArray(data1)){
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/weights",schemaPath:"#/properties/weights/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema19.properties.weights.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/weights/" + i0,schemaPath:"#/properties/weights/anyOf/1/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema19.properties.weights.anyOf[1].items,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/weights/" + i0,schemaPath:"#/properties/weights/anyOf/1/items/type",keyword:"type",params:{type: "number"},schema:schema19.properties.weights.anyOf[1].items.type,parentSchema:schema19.properties.weights.anyOf[1].items,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/weights",schemaPath:"#/properties/weights/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema19.properties.weights.anyOf[1].type,parentSchema:schema19.properties.weights.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const err9 = {instancePath:instancePath+"/weights",schemaPath:"#/properties/weights/anyOf",keyword:"anyOf",params:{},schema:schema19.properties.weights.anyOf,parentSchema:schema19.properties.weights,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema19.type,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate19.errors = vErrors;
return errors === 0;
}
validate19.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_20 = validate20;
const schema20 = schema_20;

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema20.required,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "type")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("ccc" !== data0){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "ccc"},schema:"ccc",parentSchema:schema20.properties.type,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema20.type,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_21 = validate21;
const schema21 = schema_21;

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.weights === undefined){
data.weights = "inverse-rate";
}
if(data.detach === undefined){
data.detach = true;
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema21.required,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "type") || (key0 === "weights")) || (key0 === "detach"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("weighted-asymmetric" !== data0){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "weighted-asymmetric"},schema:"weighted-asymmetric",parentSchema:schema21.properties.type,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
let data1 = data.weights;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/weights",schemaPath:"#/properties/weights/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema21.properties.weights.anyOf[0].type,parentSchema:schema21.properties.weights.anyOf[0],data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!((data1 === "inverse-rate") || (data1 === "none"))){
const err4 = {instancePath:instancePath+"/weights",schemaPath:"#/properties/weights/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema21.properties.weights.anyOf[0].enum},schema:schema21.properties.weights.anyOf[0].enum,parentSchema:schema21.properties.weights.anyOf[0],data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
const _errs7 = errors;
if(Array.isArray(data1)){
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/weights",schemaPath:"#/properties/weights/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema21.properties.weights.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/weights/" + i0,schemaPath:"#/properties/weights/anyOf/1/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema21.properties.weights.anyOf[1].items,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/weights/" + i0,schemaPath:"#/properties/weights/anyOf/1/items/type",keyword:"type",params:{type: "number"},schema:schema21.properties.weights.anyOf[1].items.type,parentSchema:schema21.properties.weights.anyOf[1].items,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/weights",schemaPath:"#/properties/weights/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema21.properties.weights.anyOf[1].type,parentSchema:schema21.properties.weights.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const err9 = {instancePath:instancePath+"/weights",schemaPath:"#/properties/weights/anyOf",keyword:"anyOf",params:{},schema:schema21.properties.weights.anyOf,parentSchema:schema21.properties.weights,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
let data3 = data.detach;
if(typeof data3 !== "boolean"){
const err10 = {instancePath:instancePath+"/detach",schemaPath:"#/properties/detach/type",keyword:"type",params:{type: "boolean"},schema:schema21.properties.detach.type,parentSchema:schema21.properties.detach,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema21.type,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_22 = validate22;
const schema22 = schema_22;

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.weights === undefined){
data.weights = "balanced";
}
if(data.labelSmoothing === undefined){
data.labelSmoothing = 0;
}
if(data.softmax === undefined){
data.softmax = "once";
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema22.required,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "type") || (key0 === "weights")) || (key0 === "labelSmoothing")) || (key0 === "softmax"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("weighted-cross-entropy" !== data0){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "weighted-cross-entropy"},schema:"weighted-cross-entropy",parentSchema:schema22.properties.type,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
let data1 = data.weights;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/weights",schemaPath:"#/properties/weights/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema22.properties.weights.anyOf[0].type,parentSchema:schema22.properties.weights.anyOf[0],data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!((data1 === "balanced") || (data1 === "none"))){
const err4 = {instancePath:instancePath+"/weights",schemaPath:"#/properties/weights/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema22.properties.weights.anyOf[0].enum},schema:schema22.properties.weights.anyOf[0].enum,parentSchema:schema22.properties.weights.anyOf[0],data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
const _errs7 = errors;
if(Array.isArray(data1)){
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/weights",schemaPath:"#/properties/weights/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema22.properties.weights.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/weights/" + i0,schemaPath:"#/properties/weights/anyOf/1/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema22.properties.weights.anyOf[1].items,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/weights/" + i0,schemaPath:"#/properties/weights/anyOf/1/items/type",keyword:"type",params:{type: "number"},schema:schema22.properties.weights.anyOf[1].items.type,parentSchema:schema22.properties.weights.anyOf[1].items,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/weights",schemaPath:"#/properties/weights/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema22.properties.weights.anyOf[1].type,parentSchema:schema22.properties.weights.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const err9 = {instancePath:instancePath+"/weights",schemaPath:"#/properties/weights/anyOf",keyword:"anyOf",params:{},schema:schema22.properties.weights.anyOf,parentSchema:schema22.properties.weights,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
let data3 = data.labelSmoothing;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/labelSmoothing",schemaPath:"#/properties/labelSmoothing/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema22.properties.labelSmoothing,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data3 >= 1 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/labelSmoothing",schemaPath:"#/properties/labelSmoothing/exclusiveMaximum",keyword:"exclusiveMaximum",params:{comparison: "<", limit: 1},schema:1,parentSchema:schema22.properties.labelSmoothing,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/labelSmoothing",schemaPath:"#/properties/labelSmoothing/type",keyword:"type",params:{type: "number"},schema:schema22.properties.labelSmoothing.type,parentSchema:schema22.properties.labelSmoothing,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
let data4 = data.softmax;
if(typeof data4 !== "string"){
const err13 = {instancePath:instancePath+"/softmax",schemaPath:"#/properties/softmax/type",keyword:"type",params:{type: "string"},schema:schema22.properties.softmax.type,parentSchema:schema22.properties.softmax,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!((data4 === "once") || (data4 === "twice"))){
const err14 = {instancePath:instancePath+"/softmax",schemaPath:"#/properties/softmax/enum",keyword:"enum",params:{allowedValues: schema22.properties.softmax.enum},schema:schema22.properties.softmax.enum,parentSchema:schema22.properties.softmax,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema22.type,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_23 = validate23;
const schema23 = schema_23;

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.threshold === undefined){
data.threshold = 0.5;
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema23.required,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.node === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "node"},schema:schema23.required,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "type") || (key0 === "node")) || (key0 === "threshold"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("accuracy" !== data0){
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "accuracy"},schema:"accuracy",parentSchema:schema23.properties.type,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.node !== undefined){
let data1 = data.node;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/node",schemaPath:"#/properties/node/type",keyword:"type",params:{type: "string"},schema:schema23.properties.node.type,parentSchema:schema23.properties.node,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
let data2 = data.threshold;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 1 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema23.properties.threshold,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema23.properties.threshold,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/type",keyword:"type",params:{type: "number"},schema:schema23.properties.threshold.type,parentSchema:schema23.properties.threshold,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema23.type,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_24 = validate24;
const schema24 = schema_24;

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema24.required,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.node === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "node"},schema:schema24.required,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "node"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("ccc" !== data0){
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "ccc"},schema:"ccc",parentSchema:schema24.properties.type,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.node !== undefined){
let data1 = data.node;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/node",schemaPath:"#/properties/node/type",keyword:"type",params:{type: "string"},schema:schema24.properties.node.type,parentSchema:schema24.properties.node,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema24.type,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_25 = validate25;
const schema25 = schema_25;

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.threshold === undefined){
data.threshold = 0.5;
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema25.required,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.node === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "node"},schema:schema25.required,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "type") || (key0 === "node")) || (key0 === "threshold"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("f1-macro" !== data0){
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "f1-macro"},schema:"f1-macro",parentSchema:schema25.properties.type,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.node !== undefined){
let data1 = data.node;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/node",schemaPath:"#/properties/node/type",keyword:"type",params:{type: "string"},schema:schema25.properties.node.type,parentSchema:schema25.properties.node,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
let data2 = data.threshold;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 1 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema25.properties.threshold,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.threshold,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/type",keyword:"type",params:{type: "number"},schema:schema25.properties.threshold.type,parentSchema:schema25.properties.threshold,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema25.type,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_26 = validate26;
const schema26 = schema_26;

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.threshold === undefined){
data.threshold = 0.5;
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema26.required,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.node === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "node"},schema:schema26.required,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "type") || (key0 === "node")) || (key0 === "threshold"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("f1-per-class" !== data0){
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "f1-per-class"},schema:"f1-per-class",parentSchema:schema26.properties.type,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.node !== undefined){
let data1 = data.node;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/node",schemaPath:"#/properties/node/type",keyword:"type",params:{type: "string"},schema:schema26.properties.node.type,parentSchema:schema26.properties.node,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
let data2 = data.threshold;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 1 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema26.properties.threshold,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema26.properties.threshold,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/type",keyword:"type",params:{type: "number"},schema:schema26.properties.threshold.type,parentSchema:schema26.properties.threshold,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema26.type,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_27 = validate27;
const schema27 = schema_27;

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema27.required,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.of === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "of"},schema:schema27.required,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "of"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("sum" !== data0){
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "sum"},schema:"sum",parentSchema:schema27.properties.type,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.of !== undefined){
let data1 = data.of;
if(Array.isArray(data1)){
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/of",schemaPath:"#/properties/of/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema27.properties.of,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/of/" + i0,schemaPath:"#/properties/of/items/type",keyword:"type",params:{type: "string"},schema:schema27.properties.of.items.type,parentSchema:schema27.properties.of.items,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/of",schemaPath:"#/properties/of/type",keyword:"type",params:{type: "array"},schema:schema27.properties.of.type,parentSchema:schema27.properties.of,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema27.type,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_28 = validate28;
const schema28 = schema_28;

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.rate === undefined){
data.rate = 0.001;
}
if(data.beta1 === undefined){
data.beta1 = 0.9;
}
if(data.beta2 === undefined){
data.beta2 = 0.999;
}
if(data.epsilon === undefined){
data.epsilon = 1e-8;
}
if(data.weightDecay === undefined){
data.weightDecay = 0;
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema28.required,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "type") || (key0 === "rate")) || (key0 === "beta1")) || (key0 === "beta2")) || (key0 === "epsilon")) || (key0 === "weightDecay"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("adam" !== data0){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "adam"},schema:"adam",parentSchema:schema28.properties.type,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
let data1 = data.rate;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/rate",schemaPath:"#/properties/rate/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema28.properties.rate,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/rate",schemaPath:"#/properties/rate/type",keyword:"type",params:{type: "number"},schema:schema28.properties.rate.type,parentSchema:schema28.properties.rate,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
let data2 = data.beta1;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/beta1",schemaPath:"#/properties/beta1/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema28.properties.beta1,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2 >= 1 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/beta1",schemaPath:"#/properties/beta1/exclusiveMaximum",keyword:"exclusiveMaximum",params:{comparison: "<", limit: 1},schema:1,parentSchema:schema28.properties.beta1,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/beta1",schemaPath:"#/properties/beta1/type",keyword:"type",params:{type: "number"},schema:schema28.properties.beta1.type,parentSchema:schema28.properties.beta1,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
let data3 = data.beta2;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/beta2",schemaPath:"#/properties/beta2/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema28.properties.beta2,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data3 >= 1 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/beta2",schemaPath:"#/properties/beta2/exclusiveMaximum",keyword:"exclusiveMaximum",params:{comparison: "<", limit: 1},schema:1,parentSchema:schema28.properties.beta2,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/beta2",schemaPath:"#/properties/beta2/type",keyword:"type",params:{type: "number"},schema:schema28.properties.beta2.type,parentSchema:schema28.properties.beta2,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
let data4 = data.epsilon;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 <= 0 || isNaN(data4)){
const err11 = {instancePath:instancePath+"/epsilon",schemaPath:"#/properties/epsilon/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema28.properties.epsilon,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/epsilon",schemaPath:"#/properties/epsilon/type",keyword:"type",params:{type: "number"},schema:schema28.properties.epsilon.type,parentSchema:schema28.properties.epsilon,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
let data5 = data.weightDecay;
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
const err13 = {instancePath:instancePath+"/weightDecay",schemaPath:"#/properties/weightDecay/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema28.properties.weightDecay,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/weightDecay",schemaPath:"#/properties/weightDecay/type",keyword:"type",params:{type: "number"},schema:schema28.properties.weightDecay.type,parentSchema:schema28.properties.weightDecay,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema28.type,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_29 = validate29;
const schema29 = schema_29;

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.rate === undefined){
data.rate = 0.001;
}
if(data.beta1 === undefined){
data.beta1 = 0.9;
}
if(data.beta2 === undefined){
data.beta2 = 0.999;
}
if(data.epsilon === undefined){
data.epsilon = 1e-8;
}
if(data.weightDecay === undefined){
data.weightDecay = 0.01;
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema29.required,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "type") || (key0 === "rate")) || (key0 === "beta1")) || (key0 === "beta2")) || (key0 === "epsilon")) || (key0 === "weightDecay"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("adamw" !== data0){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "adamw"},schema:"adamw",parentSchema:schema29.properties.type,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
let data1 = data.rate;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/rate",schemaPath:"#/properties/rate/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema29.properties.rate,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/rate",schemaPath:"#/properties/rate/type",keyword:"type",params:{type: "number"},schema:schema29.properties.rate.type,parentSchema:schema29.properties.rate,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
let data2 = data.beta1;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/beta1",schemaPath:"#/properties/beta1/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema29.properties.beta1,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2 >= 1 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/beta1",schemaPath:"#/properties/beta1/exclusiveMaximum",keyword:"exclusiveMaximum",params:{comparison: "<", limit: 1},schema:1,parentSchema:schema29.properties.beta1,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/beta1",schemaPath:"#/properties/beta1/type",keyword:"type",params:{type: "number"},schema:schema29.properties.beta1.type,parentSchema:schema29.properties.beta1,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
let data3 = data.beta2;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/beta2",schemaPath:"#/properties/beta2/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema29.properties.beta2,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data3 >= 1 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/beta2",schemaPath:"#/properties/beta2/exclusiveMaximum",keyword:"exclusiveMaximum",params:{comparison: "<", limit: 1},schema:1,parentSchema:schema29.properties.beta2,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/beta2",schemaPath:"#/properties/beta2/type",keyword:"type",params:{type: "number"},schema:schema29.properties.beta2.type,parentSchema:schema29.properties.beta2,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
let data4 = data.epsilon;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 <= 0 || isNaN(data4)){
const err11 = {instancePath:instancePath+"/epsilon",schemaPath:"#/properties/epsilon/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema29.properties.epsilon,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/epsilon",schemaPath:"#/properties/epsilon/type",keyword:"type",params:{type: "number"},schema:schema29.properties.epsilon.type,parentSchema:schema29.properties.epsilon,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
let data5 = data.weightDecay;
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
const err13 = {instancePath:instancePath+"/weightDecay",schemaPath:"#/properties/weightDecay/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema29.properties.weightDecay,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/weightDecay",schemaPath:"#/properties/weightDecay/type",keyword:"type",params:{type: "number"},schema:schema29.properties.weightDecay.type,parentSchema:schema29.properties.weightDecay,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema29.type,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_30 = validate30;
const schema30 = schema_30;

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.rate === undefined){
data.rate = 0.001;
}
if(data.momentum === undefined){
data.momentum = 0;
}
if(data.nesterov === undefined){
data.nesterov = false;
}
if(data.weightDecay === undefined){
data.weightDecay = 0;
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema30.required,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "type") || (key0 === "rate")) || (key0 === "momentum")) || (key0 === "nesterov")) || (key0 === "weightDecay"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("sgd" !== data0){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "sgd"},schema:"sgd",parentSchema:schema30.properties.type,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
let data1 = data.rate;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/rate",schemaPath:"#/properties/rate/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema30.properties.rate,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/rate",schemaPath:"#/properties/rate/type",keyword:"type",params:{type: "number"},schema:schema30.properties.rate.type,parentSchema:schema30.properties.rate,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
let data2 = data.momentum;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/momentum",schemaPath:"#/properties/momentum/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema30.properties.momentum,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2 >= 1 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/momentum",schemaPath:"#/properties/momentum/exclusiveMaximum",keyword:"exclusiveMaximum",params:{comparison: "<", limit: 1},schema:1,parentSchema:schema30.properties.momentum,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/momentum",schemaPath:"#/properties/momentum/type",keyword:"type",params:{type: "number"},schema:schema30.properties.momentum.type,parentSchema:schema30.properties.momentum,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
let data3 = data.nesterov;
if(typeof data3 !== "boolean"){
const err8 = {instancePath:instancePath+"/nesterov",schemaPath:"#/properties/nesterov/type",keyword:"type",params:{type: "boolean"},schema:schema30.properties.nesterov.type,parentSchema:schema30.properties.nesterov,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
let data4 = data.weightDecay;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
const err9 = {instancePath:instancePath+"/weightDecay",schemaPath:"#/properties/weightDecay/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema30.properties.weightDecay,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/weightDecay",schemaPath:"#/properties/weightDecay/type",keyword:"type",params:{type: "number"},schema:schema30.properties.weightDecay.type,parentSchema:schema30.properties.weightDecay,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema30.type,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate30.errors = vErrors;
return errors === 0;
}
validate30.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_31 = validate31;
const schema31 = schema_31;
const schema32 = {"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]*$"};
const schema34 = {"description":"How the losses of a stage become one; absent: weighted-sum.","type":"object","x-shelf":"balancers"};
const schema35 = {"description":"The rule that moves the weights.","type":"object","x-shelf":"optimizers"};
const schema36 = {"description":"Where the gradient is taken; absent: plain.","type":"object","x-shelf":"gradients"};
const schema37 = {"description":"The learning rate over the steps; absent: constant.","type":"object","x-shelf":"schedules"};
const schema38 = {"description":"Rows per step.","type":"integer","minimum":1,"maximum":65536,"x-unit":"rows"};
const schema39 = {"description":"Passes over the stage's rows.","type":"integer","minimum":1,"maximum":100000,"x-unit":"epochs"};
const pattern1 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]*$", "u");
const pattern2 = new RegExp("^[A-Za-z_][A-Za-z0-9_-]*$", "u");

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.plugins === undefined){
data.plugins = [];
}
if(data.seed === undefined){
data.seed = 1;
}
if(data.images === undefined){
data.images = {};
}
if(data.labels === undefined){
data.labels = {};
}
if(data.heads === undefined){
data.heads = {};
}
if(data.training === undefined){
data.training = {};
}
if(data.metrics === undefined){
data.metrics = {};
}
if(data.trackers === undefined){
data.trackers = {};
}
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.data === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "data"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.backbone === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "backbone"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.stages === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "stages"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern1.test(data0)){
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$"},schema:"^[A-Za-z0-9][A-Za-z0-9._-]*$",parentSchema:schema31.properties.name,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},schema:schema31.properties.name.type,parentSchema:schema31.properties.name,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.title !== undefined){
let data1 = data.title;
if(typeof data1 !== "string"){
const err7 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},schema:schema31.properties.title.type,parentSchema:schema31.properties.title,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.description !== undefined){
let data2 = data.description;
if(typeof data2 !== "string"){
const err8 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema31.properties.description.type,parentSchema:schema31.properties.description,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.extends !== undefined){
let data3 = data.extends;
const _errs9 = errors;
let valid1 = false;
const _errs10 = errors;
if(typeof data3 !== "string"){
const err9 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema31.properties.extends.anyOf[0].type,parentSchema:schema31.properties.extends.anyOf[0],data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid0 = _errs10 === errors;
valid1 = valid1 || _valid0;
const _errs12 = errors;
if(Array.isArray(data3)){
if(data3.length < 1){
const err10 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.extends.anyOf[1],data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(typeof data4 !== "string"){
const err11 = {instancePath:instancePath+"/extends/" + i0,schemaPath:"#/properties/extends/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.extends.anyOf[1].items.type,parentSchema:schema31.properties.extends.anyOf[1].items,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema31.properties.extends.anyOf[1].type,parentSchema:schema31.properties.extends.anyOf[1],data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid0 = _errs12 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const err13 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/anyOf",keyword:"anyOf",params:{},schema:schema31.properties.extends.anyOf,parentSchema:schema31.properties.extends,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
else {
errors = _errs9;
if(vErrors !== null){
if(_errs9){
vErrors.length = _errs9;
}
else {
vErrors = null;
}
}
}
}
if(data.reproduces !== undefined){
let data5 = data.reproduces;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.paper === undefined){
const err14 = {instancePath:instancePath+"/reproduces",schemaPath:"#/properties/reproduces/required",keyword:"required",params:{missingProperty: "paper"},schema:schema31.properties.reproduces.required,parentSchema:schema31.properties.reproduces,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data5.table === undefined){
const err15 = {instancePath:instancePath+"/reproduces",schemaPath:"#/properties/reproduces/required",keyword:"required",params:{missingProperty: "table"},schema:schema31.properties.reproduces.required,parentSchema:schema31.properties.reproduces,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data5.row === undefined){
const err16 = {instancePath:instancePath+"/reproduces",schemaPath:"#/properties/reproduces/required",keyword:"required",params:{missingProperty: "row"},schema:schema31.properties.reproduces.required,parentSchema:schema31.properties.reproduces,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
for(const key1 in data5){
if(!(((key1 === "paper") || (key1 === "table")) || (key1 === "row"))){
const err17 = {instancePath:instancePath+"/reproduces",schemaPath:"#/properties/reproduces/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema31.properties.reproduces,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data5.paper !== undefined){
let data6 = data5.paper;
if(typeof data6 !== "string"){
const err18 = {instancePath:instancePath+"/reproduces/paper",schemaPath:"#/properties/reproduces/properties/paper/type",keyword:"type",params:{type: "string"},schema:schema31.properties.reproduces.properties.paper.type,parentSchema:schema31.properties.reproduces.properties.paper,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data5.table !== undefined){
let data7 = data5.table;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err19 = {instancePath:instancePath+"/reproduces/table",schemaPath:"#/properties/reproduces/properties/table/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.reproduces.properties.table.type,parentSchema:schema31.properties.reproduces.properties.table,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 1 || isNaN(data7)){
const err20 = {instancePath:instancePath+"/reproduces/table",schemaPath:"#/properties/reproduces/properties/table/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.reproduces.properties.table,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
if(data5.row !== undefined){
let data8 = data5.row;
if(typeof data8 !== "string"){
const err21 = {instancePath:instancePath+"/reproduces/row",schemaPath:"#/properties/reproduces/properties/row/type",keyword:"type",params:{type: "string"},schema:schema31.properties.reproduces.properties.row.type,parentSchema:schema31.properties.reproduces.properties.row,data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/reproduces",schemaPath:"#/properties/reproduces/type",keyword:"type",params:{type: "object"},schema:schema31.properties.reproduces.type,parentSchema:schema31.properties.reproduces,data:data5};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
let data9 = data.plugins;
if(Array.isArray(data9)){
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
if(typeof data10 !== "string"){
const err23 = {instancePath:instancePath+"/plugins/" + i1,schemaPath:"#/properties/plugins/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.plugins.items.type,parentSchema:schema31.properties.plugins.items,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
let i2 = data9.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data9[i2];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err24 = {instancePath:instancePath+"/plugins",schemaPath:"#/properties/plugins/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},schema:true,parentSchema:schema31.properties.plugins,data:data9};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
break;
}
indices0[item0] = i2;
}
}
}
else {
const err25 = {instancePath:instancePath+"/plugins",schemaPath:"#/properties/plugins/type",keyword:"type",params:{type: "array"},schema:schema31.properties.plugins.type,parentSchema:schema31.properties.plugins,data:data9};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
let data11 = data.seed;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err26 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.seed.type,parentSchema:schema31.properties.seed,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 4294967295 || isNaN(data11)){
const err27 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967295},schema:4294967295,parentSchema:schema31.properties.seed,data:data11};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data11 < 0 || isNaN(data11)){
const err28 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.seed,data:data11};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.data !== undefined){
let data12 = data.data;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
this.push({shelf: "datasets", pointer: instancePath+"/data", value: data12, beside: []});
}
else {
const err29 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},schema:schema31.properties.data.type,parentSchema:schema31.properties.data,data:data12};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
let data13 = data.images;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.train === undefined){
data13.train = {};
}
if(data13.evaluate === undefined){
data13.evaluate = {};
}
for(const key2 in data13){
if(!((((key2 === "align") || (key2 === "megapixels")) || (key2 === "train")) || (key2 === "evaluate"))){
const err30 = {instancePath:instancePath+"/images",schemaPath:"#/properties/images/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema31.properties.images,data:data13};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data13.align !== undefined){
let data14 = data13.align;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.missing === undefined){
data14.missing = "drop";
}
let data15 = data14.missing;
if(typeof data15 !== "string"){
const err31 = {instancePath:instancePath+"/images/align/missing",schemaPath:"#/properties/images/properties/align/properties/missing/type",keyword:"type",params:{type: "string"},schema:schema31.properties.images.properties.align.properties.missing.type,parentSchema:schema31.properties.images.properties.align.properties.missing,data:data15};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(!((data15 === "drop") || (data15 === "whole"))){
const err32 = {instancePath:instancePath+"/images/align/missing",schemaPath:"#/properties/images/properties/align/properties/missing/enum",keyword:"enum",params:{allowedValues: schema31.properties.images.properties.align.properties.missing.enum},schema:schema31.properties.images.properties.align.properties.missing.enum,parentSchema:schema31.properties.images.properties.align.properties.missing,data:data15};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
this.push({shelf: "aligners", pointer: instancePath+"/images/align", value: data14, beside: ["missing",]});
}
else {
const err33 = {instancePath:instancePath+"/images/align",schemaPath:"#/properties/images/properties/align/type",keyword:"type",params:{type: "object"},schema:schema31.properties.images.properties.align.type,parentSchema:schema31.properties.images.properties.align,data:data14};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data13.megapixels !== undefined){
let data16 = data13.megapixels;
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 1000 || isNaN(data16)){
const err34 = {instancePath:instancePath+"/images/megapixels",schemaPath:"#/properties/images/properties/megapixels/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},schema:1000,parentSchema:schema31.properties.images.properties.megapixels,data:data16};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data16 <= 0 || isNaN(data16)){
const err35 = {instancePath:instancePath+"/images/megapixels",schemaPath:"#/properties/images/properties/megapixels/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema31.properties.images.properties.megapixels,data:data16};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/images/megapixels",schemaPath:"#/properties/images/properties/megapixels/type",keyword:"type",params:{type: "number"},schema:schema31.properties.images.properties.megapixels.type,parentSchema:schema31.properties.images.properties.megapixels,data:data16};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
let data17 = data13.train;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(data17.resize === undefined){
data17.resize = 224;
}
if(data17.flip === undefined){
data17.flip = false;
}
if(data17.views === undefined){
data17.views = 1;
}
for(const key3 in data17){
if(!(((((key3 === "resize") || (key3 === "crop")) || (key3 === "flip")) || (key3 === "jitter")) || (key3 === "views"))){
const err37 = {instancePath:instancePath+"/images/train",schemaPath:"#/properties/images/properties/train/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema31.properties.images.properties.train,data:data17};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
let data18 = data17.resize;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
const err38 = {instancePath:instancePath+"/images/train/resize",schemaPath:"#/properties/images/properties/train/properties/resize/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.images.properties.train.properties.resize.type,parentSchema:schema31.properties.images.properties.train.properties.resize,data:data18};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 4096 || isNaN(data18)){
const err39 = {instancePath:instancePath+"/images/train/resize",schemaPath:"#/properties/images/properties/train/properties/resize/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},schema:4096,parentSchema:schema31.properties.images.properties.train.properties.resize,data:data18};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(data18 < 8 || isNaN(data18)){
const err40 = {instancePath:instancePath+"/images/train/resize",schemaPath:"#/properties/images/properties/train/properties/resize/minimum",keyword:"minimum",params:{comparison: ">=", limit: 8},schema:8,parentSchema:schema31.properties.images.properties.train.properties.resize,data:data18};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data17.crop !== undefined){
let data19 = data17.crop;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
const err41 = {instancePath:instancePath+"/images/train/crop",schemaPath:"#/properties/images/properties/train/properties/crop/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.images.properties.train.properties.crop.type,parentSchema:schema31.properties.images.properties.train.properties.crop,data:data19};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 4096 || isNaN(data19)){
const err42 = {instancePath:instancePath+"/images/train/crop",schemaPath:"#/properties/images/properties/train/properties/crop/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},schema:4096,parentSchema:schema31.properties.images.properties.train.properties.crop,data:data19};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data19 < 8 || isNaN(data19)){
const err43 = {instancePath:instancePath+"/images/train/crop",schemaPath:"#/properties/images/properties/train/properties/crop/minimum",keyword:"minimum",params:{comparison: ">=", limit: 8},schema:8,parentSchema:schema31.properties.images.properties.train.properties.crop,data:data19};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
let data20 = data17.flip;
if(typeof data20 !== "boolean"){
const err44 = {instancePath:instancePath+"/images/train/flip",schemaPath:"#/properties/images/properties/train/properties/flip/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.images.properties.train.properties.flip.type,parentSchema:schema31.properties.images.properties.train.properties.flip,data:data20};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(data17.jitter !== undefined){
let data21 = data17.jitter;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(data21.brightness === undefined){
data21.brightness = 0;
}
if(data21.contrast === undefined){
data21.contrast = 0;
}
if(data21.saturation === undefined){
data21.saturation = 0;
}
if(data21.hue === undefined){
data21.hue = 0;
}
if(data21.probability === undefined){
data21.probability = 1;
}
for(const key4 in data21){
if(!(((((key4 === "brightness") || (key4 === "contrast")) || (key4 === "saturation")) || (key4 === "hue")) || (key4 === "probability"))){
const err45 = {instancePath:instancePath+"/images/train/jitter",schemaPath:"#/properties/images/properties/train/properties/jitter/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema31.properties.images.properties.train.properties.jitter,data:data21};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
let data22 = data21.brightness;
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 1 || isNaN(data22)){
const err46 = {instancePath:instancePath+"/images/train/jitter/brightness",schemaPath:"#/properties/images/properties/train/properties/jitter/properties/brightness/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema31.properties.images.properties.train.properties.jitter.properties.brightness,data:data22};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data22 < 0 || isNaN(data22)){
const err47 = {instancePath:instancePath+"/images/train/jitter/brightness",schemaPath:"#/properties/images/properties/train/properties/jitter/properties/brightness/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.images.properties.train.properties.jitter.properties.brightness,data:data22};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {instancePath:instancePath+"/images/train/jitter/brightness",schemaPath:"#/properties/images/properties/train/properties/jitter/properties/brightness/type",keyword:"type",params:{type: "number"},schema:schema31.properties.images.properties.train.properties.jitter.properties.brightness.type,parentSchema:schema31.properties.images.properties.train.properties.jitter.properties.brightness,data:data22};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
let data23 = data21.contrast;
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 > 1 || isNaN(data23)){
const err49 = {instancePath:instancePath+"/images/train/jitter/contrast",schemaPath:"#/properties/images/properties/train/properties/jitter/properties/contrast/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema31.properties.images.properties.train.properties.jitter.properties.contrast,data:data23};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(data23 < 0 || isNaN(data23)){
const err50 = {instancePath:instancePath+"/images/train/jitter/contrast",schemaPath:"#/properties/images/properties/train/properties/jitter/properties/contrast/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.images.properties.train.properties.jitter.properties.contrast,data:data23};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/images/train/jitter/contrast",schemaPath:"#/properties/images/properties/train/properties/jitter/properties/contrast/type",keyword:"type",params:{type: "number"},schema:schema31.properties.images.properties.train.properties.jitter.properties.contrast.type,parentSchema:schema31.properties.images.properties.train.properties.jitter.properties.contrast,data:data23};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
let data24 = data21.saturation;
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 1 || isNaN(data24)){
const err52 = {instancePath:instancePath+"/images/train/jitter/saturation",schemaPath:"#/properties/images/properties/train/properties/jitter/properties/saturation/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema31.properties.images.properties.train.properties.jitter.properties.saturation,data:data24};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(data24 < 0 || isNaN(data24)){
const err53 = {instancePath:instancePath+"/images/train/jitter/saturation",schemaPath:"#/properties/images/properties/train/properties/jitter/properties/saturation/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.images.properties.train.properties.jitter.properties.saturation,data:data24};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/images/train/jitter/saturation",schemaPath:"#/properties/images/properties/train/properties/jitter/properties/saturation/type",keyword:"type",params:{type: "number"},schema:schema31.properties.images.properties.train.properties.jitter.properties.saturation.type,parentSchema:schema31.properties.images.properties.train.properties.jitter.properties.saturation,data:data24};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
let data25 = data21.hue;
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 0.5 || isNaN(data25)){
const err55 = {instancePath:instancePath+"/images/train/jitter/hue",schemaPath:"#/properties/images/properties/train/properties/jitter/properties/hue/maximum",keyword:"maximum",params:{comparison: "<=", limit: 0.5},schema:0.5,parentSchema:schema31.properties.images.properties.train.properties.jitter.properties.hue,data:data25};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data25 < 0 || isNaN(data25)){
const err56 = {instancePath:instancePath+"/images/train/jitter/hue",schemaPath:"#/properties/images/properties/train/properties/jitter/properties/hue/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.images.properties.train.properties.jitter.properties.hue,data:data25};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/images/train/jitter/hue",schemaPath:"#/properties/images/properties/train/properties/jitter/properties/hue/type",keyword:"type",params:{type: "number"},schema:schema31.properties.images.properties.train.properties.jitter.properties.hue.type,parentSchema:schema31.properties.images.properties.train.properties.jitter.properties.hue,data:data25};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
let data26 = data21.probability;
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 > 1 || isNaN(data26)){
const err58 = {instancePath:instancePath+"/images/train/jitter/probability",schemaPath:"#/properties/images/properties/train/properties/jitter/properties/probability/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema31.properties.images.properties.train.properties.jitter.properties.probability,data:data26};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(data26 < 0 || isNaN(data26)){
const err59 = {instancePath:instancePath+"/images/train/jitter/probability",schemaPath:"#/properties/images/properties/train/properties/jitter/properties/probability/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.images.properties.train.properties.jitter.properties.probability,data:data26};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/images/train/jitter/probability",schemaPath:"#/properties/images/properties/train/properties/jitter/properties/probability/type",keyword:"type",params:{type: "number"},schema:schema31.properties.images.properties.train.properties.jitter.properties.probability.type,parentSchema:schema31.properties.images.properties.train.properties.jitter.properties.probability,data:data26};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
else {
const err61 = {instancePath:instancePath+"/images/train/jitter",schemaPath:"#/properties/images/properties/train/properties/jitter/type",keyword:"type",params:{type: "object"},schema:schema31.properties.images.properties.train.properties.jitter.type,parentSchema:schema31.properties.images.properties.train.properties.jitter,data:data21};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
let data27 = data17.views;
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
const err62 = {instancePath:instancePath+"/images/train/views",schemaPath:"#/properties/images/properties/train/properties/views/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.images.properties.train.properties.views.type,parentSchema:schema31.properties.images.properties.train.properties.views,data:data27};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 64 || isNaN(data27)){
const err63 = {instancePath:instancePath+"/images/train/views",schemaPath:"#/properties/images/properties/train/properties/views/maximum",keyword:"maximum",params:{comparison: "<=", limit: 64},schema:64,parentSchema:schema31.properties.images.properties.train.properties.views,data:data27};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(data27 < 1 || isNaN(data27)){
const err64 = {instancePath:instancePath+"/images/train/views",schemaPath:"#/properties/images/properties/train/properties/views/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.images.properties.train.properties.views,data:data27};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/images/train",schemaPath:"#/properties/images/properties/train/type",keyword:"type",params:{type: "object"},schema:schema31.properties.images.properties.train.type,parentSchema:schema31.properties.images.properties.train,data:data17};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
let data28 = data13.evaluate;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
if(data28.resize === undefined){
data28.resize = 224;
}
for(const key5 in data28){
if(!(key5 === "resize")){
const err66 = {instancePath:instancePath+"/images/evaluate",schemaPath:"#/properties/images/properties/evaluate/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema31.properties.images.properties.evaluate,data:data28};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
let data29 = data28.resize;
if(!(((typeof data29 == "number") && (!(data29 % 1) && !isNaN(data29))) && (isFinite(data29)))){
const err67 = {instancePath:instancePath+"/images/evaluate/resize",schemaPath:"#/properties/images/properties/evaluate/properties/resize/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.images.properties.evaluate.properties.resize.type,parentSchema:schema31.properties.images.properties.evaluate.properties.resize,data:data29};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if((typeof data29 == "number") && (isFinite(data29))){
if(data29 > 4096 || isNaN(data29)){
const err68 = {instancePath:instancePath+"/images/evaluate/resize",schemaPath:"#/properties/images/properties/evaluate/properties/resize/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},schema:4096,parentSchema:schema31.properties.images.properties.evaluate.properties.resize,data:data29};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(data29 < 8 || isNaN(data29)){
const err69 = {instancePath:instancePath+"/images/evaluate/resize",schemaPath:"#/properties/images/properties/evaluate/properties/resize/minimum",keyword:"minimum",params:{comparison: ">=", limit: 8},schema:8,parentSchema:schema31.properties.images.properties.evaluate.properties.resize,data:data29};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
else {
const err70 = {instancePath:instancePath+"/images/evaluate",schemaPath:"#/properties/images/properties/evaluate/type",keyword:"type",params:{type: "object"},schema:schema31.properties.images.properties.evaluate.type,parentSchema:schema31.properties.images.properties.evaluate,data:data28};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {instancePath:instancePath+"/images",schemaPath:"#/properties/images/type",keyword:"type",params:{type: "object"},schema:schema31.properties.images.type,parentSchema:schema31.properties.images,data:data13};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
let data30 = data.labels;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
for(const key6 in data30){
const _errs73 = errors;
if(typeof key6 === "string"){
if(!pattern2.test(key6)){
const err72 = {instancePath:instancePath+"/labels",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]*$"},schema:"^[A-Za-z_][A-Za-z0-9_-]*$",parentSchema:schema32,data:key6,propertyName:key6};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
else {
const err73 = {instancePath:instancePath+"/labels",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:key6,propertyName:key6};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
var valid13 = _errs73 === errors;
if(!valid13){
const err74 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/propertyNames",keyword:"propertyNames",params:{propertyName: key6},schema:schema31.properties.labels.propertyNames,parentSchema:schema31.properties.labels,data:data30};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
for(const key7 in data30){
let data31 = data30[key7];
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
if(data31.kind === undefined){
const err75 = {instancePath:instancePath+"/labels/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/labels/additionalProperties/required",keyword:"required",params:{missingProperty: "kind"},schema:schema31.properties.labels.additionalProperties.required,parentSchema:schema31.properties.labels.additionalProperties,data:data31};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(data31.names === undefined){
const err76 = {instancePath:instancePath+"/labels/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/labels/additionalProperties/required",keyword:"required",params:{missingProperty: "names"},schema:schema31.properties.labels.additionalProperties.required,parentSchema:schema31.properties.labels.additionalProperties,data:data31};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
for(const key8 in data31){
if(!((key8 === "kind") || (key8 === "names"))){
const err77 = {instancePath:instancePath+"/labels/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/labels/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema31.properties.labels.additionalProperties,data:data31};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data31.kind !== undefined){
let data32 = data31.kind;
if(!(((data32 === "multi-label") || (data32 === "classes")) || (data32 === "continuous"))){
const err78 = {instancePath:instancePath+"/labels/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/kind",schemaPath:"#/properties/labels/additionalProperties/properties/kind/enum",keyword:"enum",params:{allowedValues: schema31.properties.labels.additionalProperties.properties.kind.enum},schema:schema31.properties.labels.additionalProperties.properties.kind.enum,parentSchema:schema31.properties.labels.additionalProperties.properties.kind,data:data32};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data31.names !== undefined){
let data33 = data31.names;
if(Array.isArray(data33)){
if(data33.length < 1){
const err79 = {instancePath:instancePath+"/labels/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/names",schemaPath:"#/properties/labels/additionalProperties/properties/names/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.labels.additionalProperties.properties.names,data:data33};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
const len2 = data33.length;
for(let i3=0; i3<len2; i3++){
let data34 = data33[i3];
if(typeof data34 !== "string"){
const err80 = {instancePath:instancePath+"/labels/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/names/" + i3,schemaPath:"#/properties/labels/additionalProperties/properties/names/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.labels.additionalProperties.properties.names.items.type,parentSchema:schema31.properties.labels.additionalProperties.properties.names.items,data:data34};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
let i4 = data33.length;
let j1;
if(i4 > 1){
const indices1 = {};
for(;i4--;){
let item1 = data33[i4];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err81 = {instancePath:instancePath+"/labels/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/names",schemaPath:"#/properties/labels/additionalProperties/properties/names/uniqueItems",keyword:"uniqueItems",params:{i: i4, j: j1},schema:true,parentSchema:schema31.properties.labels.additionalProperties.properties.names,data:data33};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
break;
}
indices1[item1] = i4;
}
}
}
else {
const err82 = {instancePath:instancePath+"/labels/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/names",schemaPath:"#/properties/labels/additionalProperties/properties/names/type",keyword:"type",params:{type: "array"},schema:schema31.properties.labels.additionalProperties.properties.names.type,parentSchema:schema31.properties.labels.additionalProperties.properties.names,data:data33};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
}
else {
const err83 = {instancePath:instancePath+"/labels/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/labels/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.labels.additionalProperties.type,parentSchema:schema31.properties.labels.additionalProperties,data:data31};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
else {
const err84 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "object"},schema:schema31.properties.labels.type,parentSchema:schema31.properties.labels,data:data30};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(data.backbone !== undefined){
let data35 = data.backbone;
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
this.push({shelf: "backbones", pointer: instancePath+"/backbone", value: data35, beside: []});
}
else {
const err85 = {instancePath:instancePath+"/backbone",schemaPath:"#/properties/backbone/type",keyword:"type",params:{type: "object"},schema:schema31.properties.backbone.type,parentSchema:schema31.properties.backbone,data:data35};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
let data36 = data.heads;
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
for(const key9 in data36){
const _errs89 = errors;
if(typeof key9 === "string"){
if(!pattern2.test(key9)){
const err86 = {instancePath:instancePath+"/heads",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]*$"},schema:"^[A-Za-z_][A-Za-z0-9_-]*$",parentSchema:schema32,data:key9,propertyName:key9};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
else {
const err87 = {instancePath:instancePath+"/heads",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:key9,propertyName:key9};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
const _errs92 = errors;
const _errs93 = errors;
if("backbone" !== key9){
const err88 = {};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
var valid22 = _errs93 === errors;
if(valid22){
const err89 = {instancePath:instancePath+"/heads",schemaPath:"#/properties/heads/propertyNames/not",keyword:"not",params:{},schema:schema31.properties.heads.propertyNames.not,parentSchema:schema31.properties.heads.propertyNames,data:key9,propertyName:key9};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
else {
errors = _errs92;
if(vErrors !== null){
if(_errs92){
vErrors.length = _errs92;
}
else {
vErrors = null;
}
}
}
var valid20 = _errs89 === errors;
if(!valid20){
const err90 = {instancePath:instancePath+"/heads",schemaPath:"#/properties/heads/propertyNames",keyword:"propertyNames",params:{propertyName: key9},schema:schema31.properties.heads.propertyNames,parentSchema:schema31.properties.heads,data:data36};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
for(const key10 in data36){
let data37 = data36[key10];
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
this.push({shelf: "heads", pointer: instancePath+"/heads/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), value: data37, beside: []});
}
else {
const err91 = {instancePath:instancePath+"/heads/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/heads/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.heads.additionalProperties.type,parentSchema:schema31.properties.heads.additionalProperties,data:data37};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
}
else {
const err92 = {instancePath:instancePath+"/heads",schemaPath:"#/properties/heads/type",keyword:"type",params:{type: "object"},schema:schema31.properties.heads.type,parentSchema:schema31.properties.heads,data:data36};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
let data38 = data.training;
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
for(const key11 in data38){
if(!((((((key11 === "balancer") || (key11 === "optimizer")) || (key11 === "gradient")) || (key11 === "schedule")) || (key11 === "batch")) || (key11 === "epochs"))){
const err93 = {instancePath:instancePath+"/training",schemaPath:"#/properties/training/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},schema:false,parentSchema:schema31.properties.training,data:data38};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data38.balancer !== undefined){
let data39 = data38.balancer;
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
this.push({shelf: "balancers", pointer: instancePath+"/training/balancer", value: data39, beside: []});
}
else {
const err94 = {instancePath:instancePath+"/training/balancer",schemaPath:"#/$defs/balancer/type",keyword:"type",params:{type: "object"},schema:schema34.type,parentSchema:schema34,data:data39};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data38.optimizer !== undefined){
let data40 = data38.optimizer;
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
this.push({shelf: "optimizers", pointer: instancePath+"/training/optimizer", value: data40, beside: []});
}
else {
const err95 = {instancePath:instancePath+"/training/optimizer",schemaPath:"#/$defs/optimizer/type",keyword:"type",params:{type: "object"},schema:schema35.type,parentSchema:schema35,data:data40};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data38.gradient !== undefined){
let data41 = data38.gradient;
if(data41 && typeof data41 == "object" && !Array.isArray(data41)){
this.push({shelf: "gradients", pointer: instancePath+"/training/gradient", value: data41, beside: []});
}
else {
const err96 = {instancePath:instancePath+"/training/gradient",schemaPath:"#/$defs/gradient/type",keyword:"type",params:{type: "object"},schema:schema36.type,parentSchema:schema36,data:data41};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data38.schedule !== undefined){
let data42 = data38.schedule;
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
this.push({shelf: "schedules", pointer: instancePath+"/training/schedule", value: data42, beside: []});
}
else {
const err97 = {instancePath:instancePath+"/training/schedule",schemaPath:"#/$defs/schedule/type",keyword:"type",params:{type: "object"},schema:schema37.type,parentSchema:schema37,data:data42};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data38.batch !== undefined){
let data43 = data38.batch;
if(!(((typeof data43 == "number") && (!(data43 % 1) && !isNaN(data43))) && (isFinite(data43)))){
const err98 = {instancePath:instancePath+"/training/batch",schemaPath:"#/$defs/batch/type",keyword:"type",params:{type: "integer"},schema:schema38.type,parentSchema:schema38,data:data43};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if((typeof data43 == "number") && (isFinite(data43))){
if(data43 > 65536 || isNaN(data43)){
const err99 = {instancePath:instancePath+"/training/batch",schemaPath:"#/$defs/batch/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65536},schema:65536,parentSchema:schema38,data:data43};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(data43 < 1 || isNaN(data43)){
const err100 = {instancePath:instancePath+"/training/batch",schemaPath:"#/$defs/batch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema38,data:data43};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
}
if(data38.epochs !== undefined){
let data44 = data38.epochs;
if(!(((typeof data44 == "number") && (!(data44 % 1) && !isNaN(data44))) && (isFinite(data44)))){
const err101 = {instancePath:instancePath+"/training/epochs",schemaPath:"#/$defs/epochs/type",keyword:"type",params:{type: "integer"},schema:schema39.type,parentSchema:schema39,data:data44};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
if((typeof data44 == "number") && (isFinite(data44))){
if(data44 > 100000 || isNaN(data44)){
const err102 = {instancePath:instancePath+"/training/epochs",schemaPath:"#/$defs/epochs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema39,data:data44};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if(data44 < 1 || isNaN(data44)){
const err103 = {instancePath:instancePath+"/training/epochs",schemaPath:"#/$defs/epochs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema39,data:data44};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
}
}
else {
const err104 = {instancePath:instancePath+"/training",schemaPath:"#/properties/training/type",keyword:"type",params:{type: "object"},schema:schema31.properties.training.type,parentSchema:schema31.properties.training,data:data38};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
if(data.stages !== undefined){
let data45 = data.stages;
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
if(Object.keys(data45).length > 100){
const err105 = {instancePath:instancePath+"/stages",schemaPath:"#/properties/stages/maxProperties",keyword:"maxProperties",params:{limit: 100},schema:100,parentSchema:schema31.properties.stages,data:data45};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if(Object.keys(data45).length < 1){
const err106 = {instancePath:instancePath+"/stages",schemaPath:"#/properties/stages/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema31.properties.stages,data:data45};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
for(const key12 in data45){
const _errs120 = errors;
if(typeof key12 === "string"){
if(!pattern2.test(key12)){
const err107 = {instancePath:instancePath+"/stages",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]*$"},schema:"^[A-Za-z_][A-Za-z0-9_-]*$",parentSchema:schema32,data:key12,propertyName:key12};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
else {
const err108 = {instancePath:instancePath+"/stages",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:key12,propertyName:key12};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
var valid31 = _errs120 === errors;
if(!valid31){
const err109 = {instancePath:instancePath+"/stages",schemaPath:"#/properties/stages/propertyNames",keyword:"propertyNames",params:{propertyName: key12},schema:schema31.properties.stages.propertyNames,parentSchema:schema31.properties.stages,data:data45};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
for(const key13 in data45){
let data46 = data45[key13];
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.balancer === undefined){
data46.balancer = {"type":"weighted-sum"};
}
if(data46.gradient === undefined){
data46.gradient = {"type":"plain"};
}
if(data46.schedule === undefined){
data46.schedule = {"type":"constant"};
}
if(data46.train === undefined){
const err110 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stages/additionalProperties/required",keyword:"required",params:{missingProperty: "train"},schema:schema31.properties.stages.additionalProperties.required,parentSchema:schema31.properties.stages.additionalProperties,data:data46};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
if(data46.losses === undefined){
const err111 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stages/additionalProperties/required",keyword:"required",params:{missingProperty: "losses"},schema:schema31.properties.stages.additionalProperties.required,parentSchema:schema31.properties.stages.additionalProperties,data:data46};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
for(const key14 in data46){
if(!(func1.call(schema31.properties.stages.additionalProperties.properties, key14))){
const err112 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stages/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},schema:false,parentSchema:schema31.properties.stages.additionalProperties,data:data46};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
if(data46.train !== undefined){
let data47 = data46.train;
if(Array.isArray(data47)){
if(data47.length < 1){
const err113 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/train",schemaPath:"#/properties/stages/additionalProperties/properties/train/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.stages.additionalProperties.properties.train,data:data47};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
const len3 = data47.length;
for(let i5=0; i5<len3; i5++){
let data48 = data47[i5];
if(typeof data48 !== "string"){
const err114 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/train/" + i5,schemaPath:"#/properties/stages/additionalProperties/properties/train/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.stages.additionalProperties.properties.train.items.type,parentSchema:schema31.properties.stages.additionalProperties.properties.train.items,data:data48};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
let i6 = data47.length;
let j2;
if(i6 > 1){
const indices2 = {};
for(;i6--;){
let item2 = data47[i6];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
const err115 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/train",schemaPath:"#/properties/stages/additionalProperties/properties/train/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j2},schema:true,parentSchema:schema31.properties.stages.additionalProperties.properties.train,data:data47};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
break;
}
indices2[item2] = i6;
}
}
}
else {
const err116 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/train",schemaPath:"#/properties/stages/additionalProperties/properties/train/type",keyword:"type",params:{type: "array"},schema:schema31.properties.stages.additionalProperties.properties.train.type,parentSchema:schema31.properties.stages.additionalProperties.properties.train,data:data47};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data46.losses !== undefined){
let data49 = data46.losses;
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
if(Object.keys(data49).length < 1){
const err117 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/losses",schemaPath:"#/properties/stages/additionalProperties/properties/losses/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema31.properties.stages.additionalProperties.properties.losses,data:data49};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
for(const key15 in data49){
let data50 = data49[key15];
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
if(data50.weight === undefined){
data50.weight = 1;
}
let data51 = data50.weight;
if((typeof data51 == "number") && (isFinite(data51))){
if(data51 <= 0 || isNaN(data51)){
const err118 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/losses/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/weight",schemaPath:"#/properties/stages/additionalProperties/properties/losses/additionalProperties/properties/weight/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema31.properties.stages.additionalProperties.properties.losses.additionalProperties.properties.weight,data:data51};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
else {
const err119 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/losses/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/weight",schemaPath:"#/properties/stages/additionalProperties/properties/losses/additionalProperties/properties/weight/type",keyword:"type",params:{type: "number"},schema:schema31.properties.stages.additionalProperties.properties.losses.additionalProperties.properties.weight.type,parentSchema:schema31.properties.stages.additionalProperties.properties.losses.additionalProperties.properties.weight,data:data51};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
this.push({shelf: "losses", pointer: instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/losses/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"), value: data50, beside: ["weight",]});
}
else {
const err120 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/losses/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stages/additionalProperties/properties/losses/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.stages.additionalProperties.properties.losses.additionalProperties.type,parentSchema:schema31.properties.stages.additionalProperties.properties.losses.additionalProperties,data:data50};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
}
else {
const err121 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/losses",schemaPath:"#/properties/stages/additionalProperties/properties/losses/type",keyword:"type",params:{type: "object"},schema:schema31.properties.stages.additionalProperties.properties.losses.type,parentSchema:schema31.properties.stages.additionalProperties.properties.losses,data:data49};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data46.rows !== undefined){
let data52 = data46.rows;
if(Array.isArray(data52)){
if(data52.length < 1){
const err122 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/rows",schemaPath:"#/properties/stages/additionalProperties/properties/rows/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.stages.additionalProperties.properties.rows,data:data52};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
const len4 = data52.length;
for(let i7=0; i7<len4; i7++){
let data53 = data52[i7];
if(typeof data53 !== "string"){
const err123 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/rows/" + i7,schemaPath:"#/properties/stages/additionalProperties/properties/rows/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.stages.additionalProperties.properties.rows.items.type,parentSchema:schema31.properties.stages.additionalProperties.properties.rows.items,data:data53};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
let i8 = data52.length;
let j3;
if(i8 > 1){
const indices3 = {};
for(;i8--;){
let item3 = data52[i8];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j3 = indices3[item3];
const err124 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/rows",schemaPath:"#/properties/stages/additionalProperties/properties/rows/uniqueItems",keyword:"uniqueItems",params:{i: i8, j: j3},schema:true,parentSchema:schema31.properties.stages.additionalProperties.properties.rows,data:data52};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
break;
}
indices3[item3] = i8;
}
}
}
else {
const err125 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/rows",schemaPath:"#/properties/stages/additionalProperties/properties/rows/type",keyword:"type",params:{type: "array"},schema:schema31.properties.stages.additionalProperties.properties.rows.type,parentSchema:schema31.properties.stages.additionalProperties.properties.rows,data:data52};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
let data54 = data46.balancer;
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
this.push({shelf: "balancers", pointer: instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/balancer", value: data54, beside: []});
}
else {
const err126 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/balancer",schemaPath:"#/$defs/balancer/type",keyword:"type",params:{type: "object"},schema:schema34.type,parentSchema:schema34,data:data54};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
if(data46.optimizer !== undefined){
let data55 = data46.optimizer;
if(data55 && typeof data55 == "object" && !Array.isArray(data55)){
this.push({shelf: "optimizers", pointer: instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/optimizer", value: data55, beside: []});
}
else {
const err127 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/optimizer",schemaPath:"#/$defs/optimizer/type",keyword:"type",params:{type: "object"},schema:schema35.type,parentSchema:schema35,data:data55};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
let data56 = data46.gradient;
if(data56 && typeof data56 == "object" && !Array.isArray(data56)){
this.push({shelf: "gradients", pointer: instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/gradient", value: data56, beside: []});
}
else {
const err128 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/gradient",schemaPath:"#/$defs/gradient/type",keyword:"type",params:{type: "object"},schema:schema36.type,parentSchema:schema36,data:data56};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
let data57 = data46.schedule;
if(data57 && typeof data57 == "object" && !Array.isArray(data57)){
this.push({shelf: "schedules", pointer: instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/schedule", value: data57, beside: []});
}
else {
const err129 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/schedule",schemaPath:"#/$defs/schedule/type",keyword:"type",params:{type: "object"},schema:schema37.type,parentSchema:schema37,data:data57};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
if(data46.batch !== undefined){
let data58 = data46.batch;
if(!(((typeof data58 == "number") && (!(data58 % 1) && !isNaN(data58))) && (isFinite(data58)))){
const err130 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/batch",schemaPath:"#/$defs/batch/type",keyword:"type",params:{type: "integer"},schema:schema38.type,parentSchema:schema38,data:data58};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
if((typeof data58 == "number") && (isFinite(data58))){
if(data58 > 65536 || isNaN(data58)){
const err131 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/batch",schemaPath:"#/$defs/batch/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65536},schema:65536,parentSchema:schema38,data:data58};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
if(data58 < 1 || isNaN(data58)){
const err132 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/batch",schemaPath:"#/$defs/batch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema38,data:data58};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
}
if(data46.epochs !== undefined){
let data59 = data46.epochs;
if(!(((typeof data59 == "number") && (!(data59 % 1) && !isNaN(data59))) && (isFinite(data59)))){
const err133 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/epochs",schemaPath:"#/$defs/epochs/type",keyword:"type",params:{type: "integer"},schema:schema39.type,parentSchema:schema39,data:data59};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
if((typeof data59 == "number") && (isFinite(data59))){
if(data59 > 100000 || isNaN(data59)){
const err134 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/epochs",schemaPath:"#/$defs/epochs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema39,data:data59};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
if(data59 < 1 || isNaN(data59)){
const err135 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/epochs",schemaPath:"#/$defs/epochs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema39,data:data59};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
}
if(data46.select !== undefined){
let data60 = data46.select;
if(typeof data60 !== "string"){
const err136 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/select",schemaPath:"#/properties/stages/additionalProperties/properties/select/type",keyword:"type",params:{type: "string"},schema:schema31.properties.stages.additionalProperties.properties.select.type,parentSchema:schema31.properties.stages.additionalProperties.properties.select,data:data60};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
if(data46.selectTies !== undefined){
let data61 = data46.selectTies;
if(typeof data61 !== "string"){
const err137 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/selectTies",schemaPath:"#/properties/stages/additionalProperties/properties/selectTies/type",keyword:"type",params:{type: "string"},schema:schema31.properties.stages.additionalProperties.properties.selectTies.type,parentSchema:schema31.properties.stages.additionalProperties.properties.selectTies,data:data61};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
if(!((data61 === "first") || (data61 === "last"))){
const err138 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/selectTies",schemaPath:"#/properties/stages/additionalProperties/properties/selectTies/enum",keyword:"enum",params:{allowedValues: schema31.properties.stages.additionalProperties.properties.selectTies.enum},schema:schema31.properties.stages.additionalProperties.properties.selectTies.enum,parentSchema:schema31.properties.stages.additionalProperties.properties.selectTies,data:data61};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
if(!("balancer" in data46)){
const err139 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stages/additionalProperties/x-shared",keyword:"x-shared",params:{missingProperty: "balancer"},schema:schema31.properties.stages.additionalProperties["x-shared"],parentSchema:schema31.properties.stages.additionalProperties,data:data46};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
if(!("optimizer" in data46)){
const err140 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stages/additionalProperties/x-shared",keyword:"x-shared",params:{missingProperty: "optimizer"},schema:schema31.properties.stages.additionalProperties["x-shared"],parentSchema:schema31.properties.stages.additionalProperties,data:data46};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
if(!("gradient" in data46)){
const err141 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stages/additionalProperties/x-shared",keyword:"x-shared",params:{missingProperty: "gradient"},schema:schema31.properties.stages.additionalProperties["x-shared"],parentSchema:schema31.properties.stages.additionalProperties,data:data46};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
if(!("schedule" in data46)){
const err142 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stages/additionalProperties/x-shared",keyword:"x-shared",params:{missingProperty: "schedule"},schema:schema31.properties.stages.additionalProperties["x-shared"],parentSchema:schema31.properties.stages.additionalProperties,data:data46};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if(!("batch" in data46)){
const err143 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stages/additionalProperties/x-shared",keyword:"x-shared",params:{missingProperty: "batch"},schema:schema31.properties.stages.additionalProperties["x-shared"],parentSchema:schema31.properties.stages.additionalProperties,data:data46};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
if(!("epochs" in data46)){
const err144 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stages/additionalProperties/x-shared",keyword:"x-shared",params:{missingProperty: "epochs"},schema:schema31.properties.stages.additionalProperties["x-shared"],parentSchema:schema31.properties.stages.additionalProperties,data:data46};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
else {
const err145 = {instancePath:instancePath+"/stages/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stages/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.stages.additionalProperties.type,parentSchema:schema31.properties.stages.additionalProperties,data:data46};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
}
else {
const err146 = {instancePath:instancePath+"/stages",schemaPath:"#/properties/stages/type",keyword:"type",params:{type: "object"},schema:schema31.properties.stages.type,parentSchema:schema31.properties.stages,data:data45};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
let data62 = data.metrics;
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
for(const key16 in data62){
const _errs166 = errors;
if(typeof key16 === "string"){
if(!pattern2.test(key16)){
const err147 = {instancePath:instancePath+"/metrics",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]*$"},schema:"^[A-Za-z_][A-Za-z0-9_-]*$",parentSchema:schema32,data:key16,propertyName:key16};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
else {
const err148 = {instancePath:instancePath+"/metrics",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:key16,propertyName:key16};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
var valid49 = _errs166 === errors;
if(!valid49){
const err149 = {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/propertyNames",keyword:"propertyNames",params:{propertyName: key16},schema:schema31.properties.metrics.propertyNames,parentSchema:schema31.properties.metrics,data:data62};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
for(const key17 in data62){
let data63 = data62[key17];
if(data63 && typeof data63 == "object" && !Array.isArray(data63)){
this.push({shelf: "metrics", pointer: instancePath+"/metrics/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"), value: data63, beside: []});
}
else {
const err150 = {instancePath:instancePath+"/metrics/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/metrics/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.metrics.additionalProperties.type,parentSchema:schema31.properties.metrics.additionalProperties,data:data63};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
}
else {
const err151 = {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/type",keyword:"type",params:{type: "object"},schema:schema31.properties.metrics.type,parentSchema:schema31.properties.metrics,data:data62};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
let data64 = data.trackers;
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
for(const key18 in data64){
const _errs174 = errors;
if(typeof key18 === "string"){
if(!pattern2.test(key18)){
const err152 = {instancePath:instancePath+"/trackers",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]*$"},schema:"^[A-Za-z_][A-Za-z0-9_-]*$",parentSchema:schema32,data:key18,propertyName:key18};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
else {
const err153 = {instancePath:instancePath+"/trackers",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:key18,propertyName:key18};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
var valid52 = _errs174 === errors;
if(!valid52){
const err154 = {instancePath:instancePath+"/trackers",schemaPath:"#/properties/trackers/propertyNames",keyword:"propertyNames",params:{propertyName: key18},schema:schema31.properties.trackers.propertyNames,parentSchema:schema31.properties.trackers,data:data64};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
for(const key19 in data64){
let data65 = data64[key19];
if(data65 && typeof data65 == "object" && !Array.isArray(data65)){
this.push({shelf: "trackers", pointer: instancePath+"/trackers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), value: data65, beside: []});
}
else {
const err155 = {instancePath:instancePath+"/trackers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trackers/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.trackers.additionalProperties.type,parentSchema:schema31.properties.trackers.additionalProperties,data:data65};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
}
else {
const err156 = {instancePath:instancePath+"/trackers",schemaPath:"#/properties/trackers/type",keyword:"type",params:{type: "object"},schema:schema31.properties.trackers.type,parentSchema:schema31.properties.trackers,data:data64};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
if(data.profiles !== undefined){
let data66 = data.profiles;
if(data66 && typeof data66 == "object" && !Array.isArray(data66)){
for(const key20 in data66){
let data67 = data66[key20];
if(!(data67 && typeof data67 == "object" && !Array.isArray(data67))){
const err157 = {instancePath:instancePath+"/profiles/" + key20.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/profiles/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.profiles.additionalProperties.type,parentSchema:schema31.properties.profiles.additionalProperties,data:data67};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
}
else {
const err158 = {instancePath:instancePath+"/profiles",schemaPath:"#/properties/profiles/type",keyword:"type",params:{type: "object"},schema:schema31.properties.profiles.type,parentSchema:schema31.properties.profiles,data:data66};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
if(data.format !== undefined){
let data68 = data.format;
if(!(((typeof data68 == "number") && (!(data68 % 1) && !isNaN(data68))) && (isFinite(data68)))){
const err159 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.format.type,parentSchema:schema31.properties.format,data:data68};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
if(1 !== data68){
const err160 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/const",keyword:"const",params:{allowedValue: 1},schema:1,parentSchema:schema31.properties.format,data:data68};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
}
else {
const err161 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_32 = validate32;
const schema49 = schema_32;

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate32.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema49.required,parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "type")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("constant" !== data0){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "constant"},schema:"constant",parentSchema:schema49.properties.type,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema49.type,parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate32.errors = vErrors;
return errors === 0;
}
validate32.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_33 = validate33;
const schema50 = schema_33;

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate33.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.warmup === undefined){
data.warmup = 0;
}
if(data.warmupUnit === undefined){
data.warmupUnit = "epochs";
}
if(data.floor === undefined){
data.floor = 0;
}
if(data.per === undefined){
data.per = "step";
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema50.required,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "type") || (key0 === "warmup")) || (key0 === "warmupUnit")) || (key0 === "floor")) || (key0 === "per"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("cosine" !== data0){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "cosine"},schema:"cosine",parentSchema:schema50.properties.type,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
let data1 = data.warmup;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/warmup",schemaPath:"#/properties/warmup/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema50.properties.warmup,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/warmup",schemaPath:"#/properties/warmup/type",keyword:"type",params:{type: "number"},schema:schema50.properties.warmup.type,parentSchema:schema50.properties.warmup,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
let data2 = data.warmupUnit;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/warmupUnit",schemaPath:"#/properties/warmupUnit/type",keyword:"type",params:{type: "string"},schema:schema50.properties.warmupUnit.type,parentSchema:schema50.properties.warmupUnit,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!((data2 === "epochs") || (data2 === "steps"))){
const err6 = {instancePath:instancePath+"/warmupUnit",schemaPath:"#/properties/warmupUnit/enum",keyword:"enum",params:{allowedValues: schema50.properties.warmupUnit.enum},schema:schema50.properties.warmupUnit.enum,parentSchema:schema50.properties.warmupUnit,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
let data3 = data.floor;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 1 || isNaN(data3)){
const err7 = {instancePath:instancePath+"/floor",schemaPath:"#/properties/floor/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema50.properties.floor,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/floor",schemaPath:"#/properties/floor/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema50.properties.floor,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/floor",schemaPath:"#/properties/floor/type",keyword:"type",params:{type: "number"},schema:schema50.properties.floor.type,parentSchema:schema50.properties.floor,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
let data4 = data.per;
if(typeof data4 !== "string"){
const err10 = {instancePath:instancePath+"/per",schemaPath:"#/properties/per/type",keyword:"type",params:{type: "string"},schema:schema50.properties.per.type,parentSchema:schema50.properties.per,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!((data4 === "step") || (data4 === "epoch"))){
const err11 = {instancePath:instancePath+"/per",schemaPath:"#/properties/per/enum",keyword:"enum",params:{allowedValues: schema50.properties.per.enum},schema:schema50.properties.per.enum,parentSchema:schema50.properties.per,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema50.type,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate33.errors = vErrors;
return errors === 0;
}
validate33.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_34 = validate34;
const schema51 = schema_34;

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate34.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.every === undefined){
data.every = 30;
}
if(data.factor === undefined){
data.factor = 0.1;
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema51.required,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "type") || (key0 === "every")) || (key0 === "factor"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("step" !== data0){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "step"},schema:"step",parentSchema:schema51.properties.type,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
let data1 = data.every;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err3 = {instancePath:instancePath+"/every",schemaPath:"#/properties/every/type",keyword:"type",params:{type: "integer"},schema:schema51.properties.every.type,parentSchema:schema51.properties.every,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/every",schemaPath:"#/properties/every/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema51.properties.every,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
let data2 = data.factor;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 1 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/factor",schemaPath:"#/properties/factor/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema51.properties.factor,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2 <= 0 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/factor",schemaPath:"#/properties/factor/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema51.properties.factor,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/factor",schemaPath:"#/properties/factor/type",keyword:"type",params:{type: "number"},schema:schema51.properties.factor.type,parentSchema:schema51.properties.factor,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema51.type,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate34.errors = vErrors;
return errors === 0;
}
validate34.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const validate_35 = validate35;
const schema52 = schema_35;
const pattern7 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9._-]*$", "u");

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate35.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.file === undefined){
data.file = "epochs.csv";
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},schema:schema52.required,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "file"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("csv" !== data0){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "csv"},schema:"csv",parentSchema:schema52.properties.type,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
let data1 = data.file;
if(typeof data1 === "string"){
if(!pattern7.test(data1)){
const err3 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9._-]*$"},schema:"^[A-Za-z0-9_][A-Za-z0-9._-]*$",parentSchema:schema52.properties.file,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},schema:schema52.properties.file.type,parentSchema:schema52.properties.file,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema52.type,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate35.errors = vErrors;
return errors === 0;
}
validate35.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

/** The validator of each built-in schema, by the schema. */
export const validators: ReadonlyMap<PartSchema, ValidateFunction> = new Map([
  [schema_0, validate_0],
  [schema_1, validate_1],
  [schema_2, validate_2],
  [schema_3, validate_3],
  [schema_4, validate_4],
  [schema_5, validate_5],
  [schema_6, validate_6],
  [schema_7, validate_7],
  [schema_8, validate_8],
  [schema_9, validate_9],
  [schema_10, validate_10],
  [schema_11, validate_11],
  [schema_12, validate_12],
  [schema_13, validate_13],
  [schema_14, validate_14],
  [schema_15, validate_15],
  [schema_16, validate_16],
  [schema_17, validate_17],
  [schema_18, validate_18],
  [schema_19, validate_19],
  [schema_20, validate_20],
  [schema_21, validate_21],
  [schema_22, validate_22],
  [schema_23, validate_23],
  [schema_24, validate_24],
  [schema_25, validate_25],
  [schema_26, validate_26],
  [schema_27, validate_27],
  [schema_28, validate_28],
  [schema_29, validate_29],
  [schema_30, validate_30],
  [schema_31, validate_31],
  [schema_32, validate_32],
  [schema_33, validate_33],
  [schema_34, validate_34],
  [schema_35, validate_35],
]);
