/** What each data set is, how to get it, and what its folder contains: shown if it is missing. */
export const sources = {
  's-aff-wild2':
    's-Aff-Wild2 is the data set of the ABAW multi-task challenge: face images with valence-arousal, ' +
    'expression and action-unit labels. It is licensed, so nobody else may distribute it: ask the organizers of the ' +
    'ABAW challenge for it, unpack it, and set S_AFF_WILD2 to the folder that holds ' +
    'training_set_annotations.txt, validation_set_annotations.txt and cropped_aligned/. ' +
    'Without it, the page runs on drawn faces: --profile demo.',
  'aff-wild2':
    'Aff-Wild2 is the data set of the ABAW challenges on single tasks: annotated videos of faces. It is licensed: ask ' +
    'the organizers of the ABAW challenge for it, unpack it, and set data.root to the folder that holds ' +
    'VA_Estimation_Challenge/, EXPR_Classification_Challenge/ and AU_Detection_Challenge/ (each with Train_Set/ and ' +
    'Validation_Set/), and cropped_aligned/.',
  affectnet:
    'AffectNet is a data set of face photographs with expression and valence-arousal labels. It is licensed: ask ' +
    'its authors (University of Denver) for it, unpack it, and set data.root to the folder that holds ' +
    'Manually_Annotated_file_lists/ (training.csv, validation.csv) and Manually_Annotated_Images/.',
  'raf-db':
    'RAF-DB is a data set of face photographs with expression labels. It is licensed: ask its authors for it, unpack ' +
    'its "basic" part, and set data.root to the folder that holds EmoLabel/list_patition_label.txt and Image/aligned/.',
  ferplus:
    'FERPlus is the crowd votes of ten people on each image of FER2013. Take fer2013new.csv from ' +
    'github.com/microsoft/FERPlus, make the images with its generate_training_data.py from the fer2013.csv of the ' +
    'Kaggle challenge, and set data.root to the folder that holds fer2013new.csv, FER2013Train/, FER2013Valid/ and ' +
    'FER2013Test/.',
  disfa:
    'DISFA is a data set of videos of 27 people with action-unit intensities. It is licensed: ask its authors ' +
    '(University of Denver) for it, extract the frames of its videos, and set data.root to the folder that holds ' +
    'ActionUnit_Labels/<subject>/<subject>_au<unit>.txt and images/<subject>/<frame>.png.',
  bp4d:
    'BP4D-Spontaneous is a data set of videos of 41 people in eight tasks with action-unit labels. It is licensed: ask ' +
    'Binghamton University for it, unpack it, and set data.root to the folder that holds ' +
    'AUCoding/AU_OCC/<subject>_<task>.csv and 2D+3D/<subject>/<task>/<frame>.jpg.',
} as const;
