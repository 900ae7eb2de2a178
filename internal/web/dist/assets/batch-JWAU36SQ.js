import{o as i,q as n}from"./chunk-CLKLTUWM.js";function t(){return n("p",{class:"notice quiet",children:i("Phần này đang được dựng.","This part is being built.")})}export{t as default};
