//! Which parts of a page are marked, as CSS selectors: the browser matches them in the
//! widget, and another engine where there is no browser.

/// What is never marked: headings and links lead somewhere else, code is quoted letter
/// by letter, controls are worked rather than read, hidden parts are not read at all.
pub const SKIPPED: &str = "h1,h2,h3,h4,h5,h6,[role=heading],a,[role=link],code,pre,kbd,samp,\
    form,fieldset,input,select,textarea,button,label,output,summary,option,\
    [role=button],[role=textbox],[role=tab],[role=menuitem],\
    script,style,noscript,template,svg,math,iframe,object,audio,video,canvas,rt,rp,\
    [translate=no],.notranslate,.glosa-skip,glosa-article,\
    [contenteditable]:not([contenteditable=false]),[hidden],[aria-hidden=true],[inert]";

/// Headings, which begin a section.
pub const HEADINGS: &str = "h1,h2,h3,h4,h5,h6,[role=heading]";

/// All elements but those that a word or phrase may cross. A raised `sup` is not among
/// these: what stands there is mostly a note's number, which is no part of the word.
pub const BREAKS: &str = ":not(a,abbr,b,bdi,bdo,big,cite,code,data,del,dfn,em,font,i,ins,kbd,label,\
    mark,nobr,q,ruby,rb,s,samp,small,span,strike,strong,sub,time,tt,u,var,wbr)";
