# Writes pillow.json beside this file: what Pillow computes from small pictures given by a formula. python3 pillow.py
# Pillow < 13: later versions resize tall pictures along y first, which rounds some levels differently (its pull request 9549).
import json, pathlib, PIL
import numpy as np
from PIL import Image, ImageEnhance
def picture(w,h):
    y,x,c=np.meshgrid(np.arange(h),np.arange(w),np.arange(3),indexing='ij')
    return ((x*37+y*91+c*53+(x*y*(c+3))%71)%256).astype(np.uint8)
out={'source':f'Pillow {PIL.__version__}','picture':'(37 x + 91 y + 53 c + (x y (c + 3)) mod 71) mod 256','resize':[],'enhance':[]}
for w,h,*size in [(5,7,11,11),(11,17,13,13),(16,12,16,16),(31,23,9,9),(40,40,57,57),(64,48,20,20),(40,31,24,13),(9,30,12,16)]:
    r=Image.fromarray(picture(w,h)).resize((size[1],size[0]),Image.BILINEAR)
    out['resize'].append({'width':w,'height':h,'size':size,'pixels':np.asarray(r).ravel().tolist()})
im=Image.fromarray(picture(9,6))
for kind,cls in [('brightness',ImageEnhance.Brightness),('contrast',ImageEnhance.Contrast),('saturation',ImageEnhance.Color)]:
    for f in (0.6,1.35):
        out['enhance'].append({'kind':kind,'factor':f,'pixels':np.asarray(cls(im).enhance(f)).ravel().tolist()})
json.dump(out,open(pathlib.Path(__file__).with_name('pillow.json'),'w'),separators=(',',':'))
